#include "rules/checks/ftp/support/providers.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "base/nearest.h"
#include "base/text.h"
#include "config/entries.h"
#include "rules/checks/support/reading.h"

namespace iislint::rules::checks {
namespace {

constexpr std::string_view kDefinitions = "system.ftpServer/providerDefinitions";

/// The names of all definitions; nothing when there may be others than those that can be seen here. Without
/// the section and without <configSections> the file is an excerpt.
using DefinedNames = std::optional<std::vector<std::string>>;

DefinedNames defined_names(const FileView& file) {
  const config::SectionView& section = file.section(kDefinitions);
  const config::Entries& entries = section.entries("", "");
  if (section.may_be_incomplete() || entries.may_be_incomplete) return std::nullopt;
  const xml::Document& document = file.document();
  bool is_whole = !section.layers("").empty();
  xml::for_each_child_element(document, document.root(), [&](xml::NodeId id) {
    is_whole = is_whole || document.name(id) == "configSections";
  });
  if (!is_whole) return std::nullopt;
  std::vector<std::string> names;
  for (const config::ElementRef& entry : entries.in_force) {
    const config::Value name = config::entry_value(entry, "name");
    if (!name.is_known() || has_token(name.text)) return std::nullopt;
    names.push_back(name.text);
  }
  return names;
}

/// What belongs to a site without FTP does nothing, whatever it names.
bool is_of_site_without_ftp(const RuleContext& rule) {
  const auto& sites = rule.file().config().sites();
  for (xml::NodeId id = rule.element(); id != 0 && id != xml::kNone;
       id = rule.file().document().node(id).parent) {
    const auto site =
        std::find_if(sites.begin(), sites.end(), [id](const auto& s) { return s.element == id; });
    if (site != sites.end()) return !site->is_ftp;
  }
  return false;
}

}  // namespace

std::optional<std::string> undefined_provider(const RuleContext& rule, const std::string& name) {
  if (name.empty() || has_token(name) || is_of_site_without_ftp(rule)) return std::nullopt;
  const DefinedNames& names = rule.file().shared<DefinedNames>(defined_names);
  if (!names) return std::nullopt;
  const auto is_it = [&](const std::string& known) { return base::equals_ignoring_case(known, name); };
  if (std::any_of(names->begin(), names->end(), is_it)) return std::nullopt;
  const auto near = base::nearest(name, std::vector<std::string_view>(names->begin(), names->end()));
  return near ? "; the closest name is \"" + std::string(*near) + "\"" : std::string();
}

}  // namespace iislint::rules::checks
