#include "rules/checks/server/support/https_redirects.h"

#include <algorithm>
#include <string_view>

#include "base/text.h"
#include "config/lookup/collection.h"
#include "config/views/section_view.h"
#include "schema/catalog/fact_path.h"

namespace iislint::rules::checks {
namespace {

config::Value section_value(const FileView& file, std::string_view section, const std::string& place,
                            std::string_view attribute) {
  const schema::Catalog& facts = *file.binding().facts;
  const auto steps = schema::cut_at_section(facts, section);
  if (!steps) return {};
  const schema::FactId fact = facts.find_attribute(facts.types[steps->section_type], attribute);
  return file.section(section).value(place, "", attribute, facts.attributes[fact]);
}

bool is_https(const config::Value& url) {
  return url.is_known() && base::lower(url.text).starts_with("https://");
}

/// Whether `holds(entry)` for some entry.
template <typename Holds>
bool any_entry(const FileView& file, std::string_view section, const std::string& place, Holds&& holds) {
  const auto& entries = file.section(section).entries(place, "").in_force;
  return std::any_of(entries.begin(), entries.end(), holds);
}

bool leads_to_https(const config::ElementRef& rule) {
  const config::ElementRef action = config::below(rule, "action");
  return action.exists() && is_https(config::entry_value(action, "url"));
}

}  // namespace

bool redirects_to_https(const FileView& file, const std::string& place) {
  constexpr std::string_view kRedirect = "system.webServer/httpRedirect";
  const config::Value enabled = section_value(file, kRedirect, place, "enabled");
  if (enabled.is_known() && enabled.number != 0 &&
      is_https(section_value(file, kRedirect, place, "destination")))
    return true;
  return any_entry(file, "system.webServer/rewrite/rules", place, leads_to_https) ||
         any_entry(file, "system.webServer/rewrite/globalRules", place, leads_to_https);
}

bool sends_hsts_by_rewrite(const FileView& file, const std::string& place) {
  const auto sets_header = [](const config::ElementRef& rule) {
    const config::ElementRef match = config::below(rule, "match");
    if (!match.exists()) return false;
    const config::Value variable = config::entry_value(match, "serverVariable");
    return variable.is_known() &&
           base::equals_ignoring_case(variable.text, "RESPONSE_Strict_Transport_Security");
  };
  return any_entry(file, "system.webServer/rewrite/outboundRules", place, sets_header);
}

}  // namespace iislint::rules::checks
