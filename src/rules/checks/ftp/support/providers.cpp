#include "rules/checks/ftp/support/providers.h"

#include <cstddef>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "base/nearest.h"
#include "base/text.h"
#include "config/lookup/collection.h"
#include "rules/checks/support/reading.h"

namespace iislint::rules::checks {
namespace {

constexpr std::string_view kDefinitions = "system.ftpServer/providerDefinitions";

/// The names of all definitions.
struct DefinedNames {
  bool are_known = false;                 ///< there are no others than those that can be seen here
  std::vector<std::string> texts;         ///< as they are written
  std::unordered_set<std::string> lower;  ///< in lower case
  mutable std::optional<base::NearestOf> nearest;
};

/// Without the section and without <configSections> the file is an excerpt.
bool is_whole(const FileView& file) {
  const config::SectionView& section = file.section(kDefinitions);
  if (section.may_be_incomplete() || section.entries("", "").may_be_incomplete) return false;
  const xml::Document& document = file.document();
  bool is_so = !section.layers("").empty();
  xml::for_each_child_element(document, document.root(), [&](xml::NodeId id) {
    is_so = is_so || document.name(id) == "configSections";
  });
  return is_so;
}

DefinedNames defined_names(const FileView& file) {
  DefinedNames names;
  if (!is_whole(file)) return names;
  for (const config::ElementRef& entry : file.section(kDefinitions).entries("", "").in_force) {
    const config::Value name = config::entry_value(entry, "name");
    if (!name.is_known() || has_token(name.text)) return {};
    names.texts.push_back(name.text);
    names.lower.insert(base::lower(name.text));
  }
  names.are_known = true;
  return names;
}

std::optional<std::string_view> nearest_name(const DefinedNames& names, const std::string& name) {
  if (!names.nearest)
    names.nearest.emplace(std::vector<std::string_view>(names.texts.begin(), names.texts.end()));
  return names.nearest->find(name);
}

/// What belongs to a site without FTP does nothing, whatever it names.
bool is_of_site_without_ftp(const RuleContext& rule) {
  const config::EffectiveConfig& config = rule.file().config();
  for (xml::NodeId id = rule.element(); id != 0 && id != xml::kNone;
       id = rule.file().document().node(id).parent) {
    const std::size_t site = config.number_of(id);
    if (site < config.sites().size() && config.sites()[site].element == id)
      return !config.sites()[site].is_ftp;
  }
  return false;
}

}  // namespace

std::optional<std::string> undefined_provider(const RuleContext& rule, const std::string& name) {
  if (name.empty() || has_token(name) || is_of_site_without_ftp(rule)) return std::nullopt;
  const DefinedNames& names = rule.file().shared<DefinedNames>(defined_names);
  if (!names.are_known || names.lower.count(base::lower(name)) != 0) return std::nullopt;
  const auto near = nearest_name(names, name);
  return near ? "; the closest name is \"" + std::string(*near) + "\"" : std::string();
}

}  // namespace iislint::rules::checks
