#include "rules/checks/ftp/service/ftp_passive_range_narrow.h"

#include <utility>

#include "rules/checks/support/reading.h"
#include "values/passive_ports.h"

namespace iislint::rules::checks {

// Asked for each site, for the number of connections is the site's; sites with the same answer are joined.
void check(const FtpPassiveRangeNarrow& rule, Reporter<FtpPassiveRangeNarrow>& reporter) {
  using Case = FtpPassiveRangeNarrow::Case;
  const values::PassivePorts ports = {rule.low().number, rule.high().number};
  if (ports.fault() != values::PassiveFault::none || ports.count() == 0) return;
  FtpPassiveRangeNarrow::Finding finding;
  finding.args = {.count = std::to_string(ports.count())};
  const config::Value& most = rule.max_connections();
  if (ports.count() < rule.fewest()) {
    reporter.report(Case::few, std::move(finding));
  } else if (is_written_in(rule.file(), most) && most.number <= 65535 && ports.count() < most.number) {
    reporter.report(Case::fewer_than_connections, std::move(finding));
  }
}

}  // namespace iislint::rules::checks
