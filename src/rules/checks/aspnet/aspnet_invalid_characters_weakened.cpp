#include "rules/checks/aspnet/aspnet_invalid_characters_weakened.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/text.h"
#include "rules/checks/support/reading.h"

namespace iislint::rules::checks {
namespace {

constexpr std::string_view kDefault = "<>*%&:\\?";

}  // namespace

// The list is one of characters with commas between.
void check(const AspnetInvalidCharactersWeakened& rule, Reporter<AspnetInvalidCharactersWeakened>& reporter) {
  using Case = AspnetInvalidCharactersWeakened::Case;
  const std::string_view text = rule.characters().text;
  if (has_token(text) && text.find('<') == std::string_view::npos) return;
  if (base::trim(text).empty()) return reporter.report(Case::none);
  std::vector<std::string> missing;
  for (const char c : kDefault) {
    if (text.find(c) == std::string_view::npos) missing.emplace_back(1, c);
  }
  if (missing.empty()) return;
  const bool is_common = std::all_of(missing.begin(), missing.end(), [](const std::string& one) {
    return one == ":" || one == "&";  // some addresses need them
  });
  AspnetInvalidCharactersWeakened::Finding finding;
  finding.args = {.missing = base::join_words(missing, "and")};
  reporter.report(is_common ? Case::common : Case::fewer, std::move(finding));
}

}  // namespace iislint::rules::checks
