#include "rules/checks/server/handlers/iisnode_percent_signs.h"

#include <cstddef>
#include <string_view>

#include "rules/checks/support/reading.h"

namespace iislint::rules::checks {
namespace {

/// Whether something between percent signs cannot be the name of a variable, or a sign is alone.
bool has_stray_sign(std::string_view text) {
  for (std::size_t begin = text.find('%'); begin != std::string_view::npos; begin = text.find('%', begin)) {
    const std::size_t end = text.find('%', begin + 1);
    if (end == std::string_view::npos) return true;
    const std::string_view name = text.substr(begin + 1, end - begin - 1);
    if (name.empty() || name.find_first_of("\\/:;\"=*?<>|") != std::string_view::npos) return true;
    begin = end + 1;
  }
  return false;
}

}  // namespace

void check(const IisnodePercentSigns& rule, Reporter<IisnodePercentSigns>& reporter) {
  if (!has_token(rule.command().text) && has_stray_sign(rule.command().text)) reporter.report();
}

}  // namespace iislint::rules::checks
