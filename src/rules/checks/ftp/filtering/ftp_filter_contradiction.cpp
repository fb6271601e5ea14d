#include "rules/checks/ftp/filtering/ftp_filter_contradiction.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "config/lookup/collection.h"
#include "config/views/section_view.h"
#include "rules/checks/support/reading.h"

namespace iislint::rules::checks {
namespace {

constexpr std::string_view kSection = "system.ftpServer/security/requestFiltering";
constexpr std::string_view kList = "fileExtensions";

bool may_allow_some(const config::Entries& entries) {
  static constexpr char kQuestion = 0;
  const auto may_allow = [](const config::ElementRef& entry) {
    const config::Value allowed = config::entry_value(entry, "allowed");
    return !allowed.is_known() || allowed.number != 0 ? config::Tristate::yes : config::Tristate::no;
  };
  return entries.may_be_incomplete ||
         entries.in_force.greatest(&kQuestion, may_allow) == config::Tristate::yes;
}

/// Whether nothing is allowed at the place itself, but some place below adds what it needs.
bool is_filled_below(const FtpFilterContradiction& rule) {
  const config::SectionView& view = rule.file().section(kSection);
  const auto places = view.places_below(rule.place());
  return !may_allow_some(view.entries(rule.place(), kList)) &&
         std::any_of(places.begin(), places.end(),
                     [&](const std::string& place) { return may_allow_some(view.entries(place, kList)); });
}

}  // namespace

// A list may be closed for the places below to open it, and an entry may count there only.
void check(const FtpFilterContradiction& rule, Reporter<FtpFilterContradiction>& reporter) {
  if (!differs_below(rule, kSection, kList, rule.unlisted()) && !is_filled_below(rule)) reporter.report();
}

}  // namespace iislint::rules::checks
