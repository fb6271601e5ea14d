#include "rules/checks/ftp/service/ftp_passive_range_invalid.h"

#include <optional>
#include <utility>

#include "config/server_outline.h"
#include "config/site_bindings.h"
#include "values/passive_ports.h"

namespace iislint::rules::checks {
namespace {

using Case = FtpPassiveRangeInvalid::Case;

/// The first binding whose port lies in the range.
struct Overlap {
  const config::SiteOutline* site;
  const config::SiteBinding* binding;
};

std::optional<Overlap> overlap_of(const FileView& file, const values::PassivePorts& ports) {
  for (const config::SiteOutline& site : file.outline().sites) {
    for (const config::SiteBinding& binding : site.bindings) {
      if (binding.address && ports.covers(binding.address->port)) return Overlap{&site, &binding};
    }
  }
  return std::nullopt;
}

}  // namespace

void check(const FtpPassiveRangeInvalid& rule, Reporter<FtpPassiveRangeInvalid>& reporter) {
  const FileView& file = rule.file();
  const values::PassivePorts ports = {rule.low().number, rule.high().number};
  switch (ports.fault()) {
    case values::PassiveFault::one_is_zero:
      return reporter.report(ports.low == 0 ? Case::low_is_zero : Case::high_is_zero);
    case values::PassiveFault::reversed:
      return reporter.report(Case::reversed);
    case values::PassiveFault::well_known:
      return reporter.report(Case::well_known);
    case values::PassiveFault::none:
      break;
  }
  const auto overlap = overlap_of(file, ports);
  if (!overlap) return;
  FtpPassiveRangeInvalid::Finding finding;
  finding.args = {.port = std::to_string(overlap->binding->address->port)};
  finding.sites = {overlap->site->name};
  finding.related.push_back(
      {"this binding listens there", span_of(file, overlap->binding->element, "bindingInformation")});
  reporter.report(Case::binding, std::move(finding));
}

}  // namespace iislint::rules::checks
