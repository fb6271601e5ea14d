#include "rules/definition/path_reader.h"

#include "rules/definition/definition_problem.h"
#include "rules/definition/subject_paths.h"
#include "schema/catalog/fact_path.h"

namespace iislint::rules {
namespace {

using base::Json;

constexpr std::uint8_t kMaxUp = 16;  // deeper than any section
constexpr std::string_view kPool = "system.applicationHost/applicationPools/add";

constexpr std::pair<std::string_view, Subject> kSubjects[] = {
    {"file", Subject::file}, {"ftp-site", Subject::ftp_site}, {"site-without-ftp", Subject::other_site},
    {"site", Subject::site}, {"place", Subject::place},       {"pool", Subject::element},
};

/// The paths of all attributes of the element and of those below it, entries of collections left out.
void add_attribute_paths(const schema::Catalog& facts, schema::TypeId type, const std::string& prefix,
                         std::vector<std::string>& paths) {
  constexpr std::size_t kMaxPaths = 2000;
  for (const schema::AttributeFact& fact : facts.attributes_of(facts.types[type]))
    paths.push_back(prefix + "@" + std::string(fact.name));
  for (const schema::ChildFact& child : facts.children_of(facts.types[type])) {
    if (child.directive == schema::Directive::none && paths.size() < kMaxPaths)
      add_attribute_paths(facts, child.type, prefix + std::string(child.name) + "/", paths);
  }
}

/// "httpErrors/@errorMode" -> "system.webServer/httpErrors/@errorMode" and whatever other sections end so.
std::vector<std::string> sections_ending(const schema::Catalog& facts, std::string_view path) {
  std::vector<std::string> paths;
  const std::string_view first = path.substr(0, path.find('/'));
  for (const schema::ElementType& type : facts.types) {
    const std::string_view section = type.section.path;
    if (!section.ends_with(first) || section.size() <= first.size()) continue;
    if (section[section.size() - first.size() - 1] == '/')
      paths.push_back(std::string(section) + std::string(path.substr(first.size())));
  }
  return paths;
}

}  // namespace

SubjectSpec PathReader::read_subject(const Json& json) {
  const std::string& name = text_of(json, "'appliesTo'");
  std::vector<std::string_view> names;
  for (const auto& [known, subject] : kSubjects) {
    names.push_back(known);
    if (known == name) subject_.subject = subject;
  }
  const bool is_known = std::find(names.begin(), names.end(), name) != names.end();
  if (is_known && subject_.subject != Subject::element) return subject_;
  subject_.subject = Subject::element;
  subject_.element = name == "pool" ? kPool : keep(name);
  paths_ = subject_paths(subject_.element);
  for (const std::string& path : paths_) {
    if (type_above(path, 0) == schema::kNoId)
      throw SheetProblem{no_such("subject or path of an element", path, names), json.begin};
  }
  subject_.type = type_above(paths_.front(), 0);
  return subject_;
}

std::vector<ValueRef> PathReader::read_values(const Json& object, bool has_check) const {
  std::vector<ValueRef> values;
  const bool reads_sites = subject_.is_site() || (subject_.subject == Subject::file && has_check);
  for (const Json::Member& one : expect(object, base::JsonKind::object, "'values'").members) {
    const std::string& path = text_of(one.value, "the path of a value");
    std::optional<ValueRef> ref = reads_sites ? site_value(path) : item_value(path);
    if (!ref) ref = section_value(path);
    if (!ref) throw SheetProblem{unknown_value(path, reads_sites), one.value.begin};
    ref->name = keep(one.key);
    values.push_back(*ref);
  }
  return values;
}

/// Says what the path leads to nothing for, and which one may have been meant.
std::string PathReader::unknown_value(std::string_view path, bool reads_sites) const {
  const std::string message = "there is no known setting at '" + std::string(path) + "'";
  if (schema::cut_attribute(path).attribute.empty())
    return message + ": the path of a value ends with /@name";
  std::vector<std::string> known;
  if (reads_sites) {
    for (const schema::Slot& slot : facts_.item("site")->slots)
      known.emplace_back(slot.path);
  } else if (subject_.subject == Subject::element) {
    add_attribute_paths(facts_, subject_.type, "", known);
  }
  if (const auto section = schema::cut_at_section(facts_, path))
    add_attribute_paths(facts_, section->section_type, std::string(section->section) + "/", known);
  for (const std::string& below : sections_ending(facts_, path)) {
    if (section_value(below)) return message + "; did you mean '" + below + "'?";
  }
  const auto near = base::nearest(path, std::vector<std::string_view>(known.begin(), known.end()));
  return near ? message + "; did you mean '" + std::string(*near) + "'?" : message;
}

std::optional<ValueRef> PathReader::site_value(std::string_view path) const {
  const schema::ItemKind& kind = *facts_.item("site");
  for (std::size_t slot = 0; slot < kind.slots.size(); ++slot) {
    if (kind.slots[slot].path != path || kind.slots[slot].fact == schema::kNoId) continue;
    return ValueRef{{},
                    {Start::site, static_cast<std::uint16_t>(slot)},
                    facts_.attributes[kind.slots[slot].fact].name,
                    kind.slots[slot].fact};
  }
  return std::nullopt;
}

std::optional<ValueRef> PathReader::item_value(std::string_view path) const {
  if (subject_.subject != Subject::element) return std::nullopt;
  std::uint8_t up = 0;
  for (; path.starts_with("../") && up < kMaxUp; ++up)
    path.remove_prefix(3);
  const schema::AttributePath cut = schema::cut_attribute(path);
  std::optional<ValueRef> ref;
  for (const std::string& subject : paths_) {  // all of them have it
    const auto own = attribute_below(type_above(subject, up), cut.steps, cut.attribute);
    if (!own) return std::nullopt;
    if (!ref) ref = own;
  }
  if (ref) ref->path = {Start::item, 0, {}, keep(cut.steps), up};
  return ref;
}

/// The type of the element so far above the one at the path; kNoId above its section.
schema::TypeId PathReader::type_above(std::string_view path, unsigned up) const {
  const auto cut = schema::cut_at_section(facts_, schema::path_above(path, up));
  return cut ? schema::type_below(facts_, cut->section_type, cut->steps) : schema::kNoId;
}

std::optional<ValueRef> PathReader::section_value(std::string_view path) const {
  const schema::AttributePath cut = schema::cut_attribute(path);
  const auto section = schema::cut_at_section(facts_, cut.steps);
  if (!section) return std::nullopt;
  auto ref = attribute_below(section->section_type, section->steps, cut.attribute);
  if (ref) ref->path = {Start::section, 0, keep(section->section), keep(section->steps)};
  return ref;
}

std::optional<ValueRef> PathReader::attribute_below(schema::TypeId type, std::string_view steps,
                                                    std::string_view attribute) const {
  const schema::TypeId holder = schema::type_below(facts_, type, steps);
  if (holder == schema::kNoId || attribute.empty()) return std::nullopt;
  const schema::FactId fact = facts_.find_attribute(facts_.types[holder], attribute);
  if (fact == schema::kNoId) return std::nullopt;
  return ValueRef{{}, {Start::item}, facts_.attributes[fact].name, fact};
}

PathReader::Element PathReader::read_element(const Json& json) const {
  const std::string& path = text_of(json, "the path of an element");
  if (subject_.is_site()) {
    const schema::ItemKind& kind = *facts_.item("site");
    for (std::size_t node = 1; node < kind.item_nodes.size(); ++node) {
      if (kind.item_nodes[node].path == path && kind.item_nodes[node].type != schema::kNoId)
        return {{Start::site, static_cast<std::uint16_t>(node)}, kind.item_nodes[node].type};
    }
  } else if (subject_.subject == Subject::element) {
    const schema::TypeId type = schema::type_below(facts_, subject_.type, path);
    if (type != schema::kNoId) return {{Start::item, 0, {}, keep(path)}, type};
  }
  if (const auto section = schema::cut_at_section(facts_, path)) {
    const schema::TypeId type = schema::type_below(facts_, section->section_type, section->steps);
    if (type != schema::kNoId)
      return {{Start::section, 0, keep(section->section), keep(section->steps)}, type};
  }
  std::string message = "there is no known element at '" + path + "'";
  if (const std::string_view above = schema::path_above(path, 1); !above.empty())
    message += "; the collection of these entries may be '" + std::string(above) + "'";
  throw SheetProblem{message, json.begin};
}

}  // namespace iislint::rules
