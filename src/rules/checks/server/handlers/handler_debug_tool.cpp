#include "rules/checks/server/handlers/handler_debug_tool.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "base/text.h"
#include "base/word_list.h"
#include "rules/checks/server/support/handler_entries.h"
#include "rules/checks/server/support/url_authorization.h"
#include "rules/checks/support/reading.h"

namespace iislint::rules::checks {
namespace {

using Case = HandlerDebugTool::Case;

constexpr std::string_view kAuthorization = "system.webServer/security/authorization";
constexpr std::string_view kAspNetAuthorization = "system.web/authorization";

/// The value of an attribute of a section that no schema describes: the first element of that name in one
/// of the other.
std::string value_in(const FileView& file, std::string_view parent, std::string_view element,
                     std::string_view attribute) {
  const xml::Document& document = file.document();
  std::string result;
  for_each_attribute(document, [&](xml::NodeId id, xml::AttributeId one) {
    const xml::NodeId around = document.node(id).parent;
    if (!result.empty() || document.name(id) != element || around == xml::kNone) return;
    if (document.name(document.attribute(one)) != attribute) return;
    if (parent.empty() || document.name(around) == parent) result = text_of(file, one);
  });
  return result;
}

/// Words that ELMAH takes for yes.
bool is_yes(std::string_view text) {
  static constexpr std::string_view kYes[] = {"true", "yes", "on", "1"};
  return base::has_word(kYes, base::trim(text));
}

bool denies_somebody(const FileView& file, const std::string& place) {
  const config::Entries& asp = file.section(kAspNetAuthorization).entries(place, "");
  const auto rules = url_rules(file.section(kAuthorization).entries(place, ""));
  return asp.may_be_incomplete || !rules ||
         std::any_of(
             asp.in_force.begin(), asp.in_force.end(),
             [](const config::ElementRef& one) { return one.document->name(one.element) == "deny"; }) ||
         std::any_of(rules->begin(), rules->end(),
                     [](const UrlRule& one) { return !one.is_allow || !one.is_for_all_users(); });
}

/// Whether rules keep somebody from the page, in the place of its handler or in a location for the page.
bool is_protected(const FileView& file, const std::string& place, const std::string& page) {
  if (denies_somebody(file, place)) return true;
  for (const std::string_view section : {kAspNetAuthorization, kAuthorization}) {
    for (const std::string& below : file.section(section).places_below(place)) {
      const std::string last = below.substr(below.rfind('/') + 1);
      if (base::equals_ignoring_case(last, page) && denies_somebody(file, below)) return true;
    }
  }
  return false;
}

}  // namespace

void check(const HandlerDebugTool& rule, Reporter<HandlerDebugTool>& reporter) {
  const FileView& file = rule.file();
  for_each_own_entry(file, kHandlers, [&](const config::ElementRef& handler, const config::Layer& layer) {
    const std::string path = text_of_entry(handler, "path");
    const std::string page = base::lower(path.substr(path.rfind('/') + 1));
    const bool is_elmah = page == "elmah.axd", is_glimpse = page == "glimpse.axd";
    if (!is_elmah && !is_glimpse) return;
    if (is_elmah && !is_yes(value_in(file, "elmah", "security", "allowRemoteAccess"))) return;
    if (is_glimpse &&
        base::equals_ignoring_case(value_in(file, {}, "glimpse", "defaultRuntimePolicy"), "Off"))
      return;
    if (is_protected(file, file.hierarchy().place_of(layer), page)) return;
    HandlerDebugTool::Finding finding;
    finding.at = anchor_of_attribute(file, handler.element, "path");
    finding.args = {.path = path};
    reporter.report(is_elmah ? Case::elmah : Case::glimpse, std::move(finding));
  });
}

}  // namespace iislint::rules::checks
