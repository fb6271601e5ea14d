#include "rules/checks/aspnet/aspnet_retail_off.h"

#include "rules/checks/support/reading.h"

namespace iislint::rules::checks {

void check(const AspnetRetailOff& rule, Reporter<AspnetRetailOff>& reporter) {
  using Case = AspnetRetailOff::Case;
  const FileView& file = rule.file();
  if (file.kind() != schema::FileKind::machine) {
    if (is_written_in(file, rule.retail())) reporter.report(Case::wrong_file);
  } else if (rule.retail().number == 0) {
    reporter.report(Case::off);
  }
}

}  // namespace iislint::rules::checks
