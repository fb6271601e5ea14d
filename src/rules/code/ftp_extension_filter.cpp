// The extension filter of the FTP service at one place and at those below that inherit it.
#include <algorithm>

#include "rules/code/reading.h"
#include "rules/code_rules.h"

namespace iislint::rules::code {
namespace {

constexpr std::string_view kSection = "system.ftpServer/security/requestFiltering";
constexpr std::string_view kList = "fileExtensions";

bool may_allow_some(const config::Entries& entries) {
  const auto may_allow = [](const config::ElementRef& entry) {
    const config::Value allowed = config::entry_value(entry, "allowed");
    return !allowed.is_known() || allowed.number != 0;
  };
  return entries.may_be_incomplete ||
         std::any_of(entries.in_force.begin(), entries.in_force.end(), may_allow);
}

/// Whether nothing is allowed at the place itself, but some place below adds what it needs.
bool is_filled_below(const RuleEvaluation& run) {
  const config::SectionView& view = run.context().section(kSection);
  const auto places = view.places_below(run.subject().place());
  return !may_allow_some(view.entries(run.subject().place(), kList)) &&
         std::any_of(places.begin(), places.end(),
                     [&](const std::string& place) { return may_allow_some(view.entries(place, kList)); });
}

}  // namespace

// A list may be closed for the places below to open it, and an entry may count there only.
void extension_filter_contradiction(RuleEvaluation& run) {
  if (!differs_below(run, kSection, kList, run.value("unlisted")) && !is_filled_below(run)) run.report("");
}

}  // namespace iislint::rules::code
