#include "config/files/setting_path.h"

#include <algorithm>
#include <optional>

#include "base/nearest.h"
#include "base/text.h"

namespace iislint::config {
namespace {

using base::Error;
using base::ErrorCode;
using schema::Catalog;
using schema::ElementType;

/// The parts between slashes; those in quotes do not count.
std::vector<std::string> parts_of(const std::string& text) {
  std::vector<std::string> parts(1);
  char quote = 0;
  for (const char c : text) {
    if (quote != 0) {
      if (c == quote) quote = 0;
    } else if (c == '\'' || c == '"') {
      quote = c;
    } else if (c == '/') {
      parts.emplace_back();
      continue;
    }
    parts.back().push_back(c);
  }
  parts.erase(std::remove(parts.begin(), parts.end(), ""), parts.end());
  return parts;
}

/// "add[@name='x']"; of several keys the first will do.
PathStep step_of(const std::string& part) {
  const std::size_t bracket = part.find('[');
  PathStep step{part.substr(0, bracket), {}, {}};
  if (bracket == std::string::npos) return step;
  const std::size_t at = part.find('@', bracket), equals = part.find('=', bracket);
  if (at == std::string::npos || equals == std::string::npos || equals + 1 >= part.size()) return step;
  const char quote = part[equals + 1];
  const std::size_t end = part.find(quote, equals + 2);
  step.key_name = part.substr(at + 1, equals - at - 1);
  step.key = part.substr(equals + 2, end == std::string::npos ? end : end - equals - 2);
  return step;
}

/// One setting of the fact table, entries of collections left out but for those that sites are made of.
struct Known {
  std::string path;  // "system.webServer/security/access/@sslFlags"
  const ElementType* section;
};

class Settings {
 public:
  explicit Settings(const Catalog& facts) : facts_(facts) {
    for (const ElementType& type : facts.types) {
      if (type.kind == schema::ElementKind::section) collect(type, type, std::string(type.section.path));
    }
  }

  const std::vector<Known>& all() const { return all_; }

 private:
  // Types do not hold themselves below a section.
  void collect(const ElementType& section, const ElementType& type, const std::string& path) {
    for (const schema::AttributeFact& fact : facts_.attributes_of(type))
      all_.push_back({path + "/@" + std::string(fact.name), &section});
    for (const schema::ChildFact& child : facts_.children_of(type)) {
      const bool is_site = child.directive == schema::Directive::add && child.name == "site";
      if (!child.defaults_of.empty() || (child.directive != schema::Directive::none && !is_site)) continue;
      collect(section, facts_.types[child.type], path + "/" + std::string(child.name));
    }
  }

  const Catalog& facts_;
  std::vector<Known> all_;
};

Error wrong(std::string message) {
  return {ErrorCode::usage, std::move(message)};
}

/// The settings whose path ends like that.
base::Result<std::string> completed(const Catalog& facts, const std::vector<std::string>& parts) {
  std::string end;
  for (const std::string& part : parts)
    end += "/" + part;
  const Settings settings(facts);
  std::vector<std::string> found;
  std::vector<std::string_view> names;
  for (const Known& known : settings.all()) {
    if (known.path.ends_with(end)) found.push_back(known.path);
    names.push_back(std::string_view(known.path).substr(known.path.rfind('@') + 1));
  }
  if (found.size() == 1) return found.front();
  if (found.empty()) {
    const std::string name = parts.back().substr(1);
    std::string message = "no setting is named " + end.substr(1);
    const auto near = base::nearest(name, names);
    if (near && *near != name) message += "; did you mean " + std::string(*near) + "?";
    return wrong(message);
  }
  constexpr std::size_t kMost = 5;
  const std::size_t more = found.size() > kMost ? found.size() - kMost : 0;
  found.resize(found.size() - more);
  return wrong(end.substr(1) + " may mean " + base::join_words(found, "or") +
               (more > 0 ? ", and " + std::to_string(more) + " others" : ""));
}

/// The section whose path is the beginning of the parts; how many of them that takes is added to `taken`.
const ElementType* section_of(const Catalog& facts, const std::vector<std::string>& parts,
                              std::size_t& taken) {
  std::string path;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    path += (path.empty() ? "" : "/") + parts[i];
    for (const ElementType& type : facts.types) {
      if (type.kind != schema::ElementKind::section || type.section.path != path) continue;
      taken = i + 1;
      return &type;
    }
  }
  return nullptr;
}

/// Follows the steps through the fact table to the attribute.
base::Result<SettingPath> resolved(const Catalog& facts, const ElementType& section,
                                   const std::vector<std::string>& parts, std::size_t from,
                                   const std::string& site) {
  SettingPath result;
  result.section = &section;
  const ElementType* type = &section;
  for (std::size_t i = from; i + 1 < parts.size(); ++i) {
    PathStep step = step_of(parts[i]);
    const schema::ChildId child = facts.find_child(*type, step.name);
    if (child == schema::kNoId) return wrong("there is no <" + step.name + "> at that place");
    const bool is_entry = facts.children[child].directive == schema::Directive::add;
    if (is_entry && step.key_name.empty() && step.name == "site" && !site.empty()) {
      step.key_name = "name";
      step.key = site;
    }
    if (is_entry && step.key_name.empty())
      return wrong("which <" + step.name + ">? Write it as in " + step.name + "[@name='x']");
    type = &facts.types[facts.children[child].type];
    result.steps.push_back(std::move(step));
  }
  const schema::FactId fact = facts.find_attribute(*type, parts.back().substr(1));
  if (fact == schema::kNoId)
    return wrong("there is no attribute " + parts.back().substr(1) + " at that place");
  result.fact = &facts.attributes[fact];
  return result;
}

}  // namespace

std::string SettingPath::text() const {
  std::string path(section->section.path);
  for (const PathStep& step : steps) {
    path += "/" + step.name;
    if (!step.key_name.empty()) path += "[@" + step.key_name + "='" + step.key + "']";
  }
  return path + "/@" + std::string(fact->name);
}

std::size_t SettingPath::steps_to_entry() const {
  std::size_t count = steps.size();
  while (count > 0 && steps[count - 1].key_name.empty())
    --count;
  return count;
}

std::string SettingPath::steps_below_entry() const {
  std::string below;
  for (std::size_t i = steps_to_entry(); i < steps.size(); ++i)
    below += (below.empty() ? "" : "/") + steps[i].name;
  return below;
}

base::Result<SettingPath> parse_setting_path(const Catalog& facts, const std::string& text,
                                             const std::string& site) {
  std::vector<std::string> parts = parts_of(text);
  if (!parts.empty() && parts.front().starts_with("location[")) parts.erase(parts.begin());
  if (parts.empty()) return wrong("name the setting, as in system.webServer/security/access/@sslFlags");
  if (!parts.back().starts_with("@")) parts.back() = "@" + parts.back();
  std::size_t taken = 0;
  const ElementType* section = section_of(facts, parts, taken);
  if (section == nullptr) {
    auto path = completed(facts, parts);
    if (!path) return path.error();
    parts = parts_of(*path);
    section = section_of(facts, parts, taken);
  }
  return resolved(facts, *section, parts, taken, site);
}

}  // namespace iislint::config
