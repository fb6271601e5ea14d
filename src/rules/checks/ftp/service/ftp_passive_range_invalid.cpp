#include "rules/checks/ftp/service/ftp_passive_range_invalid.h"

#include <algorithm>
#include <string>
#include <utility>

#include "rules/checks/ftp/support/site_values.h"
#include "values/passive_ports.h"

namespace iislint::rules::checks {
namespace {

using Case = FtpPassiveRangeInvalid::Case;

/// The first binding whose port lies in the range, or null.
const config::BindingRow* overlap_of(const FileView& file, const values::PassivePorts& ports) {
  const auto bindings = file.columns().bindings();
  const auto found = std::find_if(bindings.begin(), bindings.end(), [&](const config::BindingRow& one) {
    return one.has_address() && ports.covers(one.port);
  });
  return found == bindings.end() ? nullptr : &*found;
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
  const config::BindingRow* overlap = overlap_of(file, ports);
  if (overlap == nullptr) return;
  FtpPassiveRangeInvalid::Finding finding;
  finding.args = {.port = std::to_string(overlap->port)};
  finding.sites = {name_of_site(file, overlap->site)};
  finding.related.push_back(
      {"this binding listens there", span_of(file, overlap->element, "bindingInformation")});
  reporter.report(Case::binding, std::move(finding));
}

}  // namespace iislint::rules::checks
