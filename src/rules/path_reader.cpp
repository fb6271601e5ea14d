#include "rules/path_reader.h"

#include "rules/sheet_problem.h"
#include "schema/fact_path.h"

namespace iislint::rules {
namespace {

using base::Json;

constexpr std::string_view kPool = "system.applicationHost/applicationPools/add";

constexpr std::pair<std::string_view, Subject> kSubjects[] = {
    {"file", Subject::file}, {"ftp-site", Subject::ftp_site}, {"site-without-ftp", Subject::other_site},
    {"site", Subject::site}, {"place", Subject::place},       {"pool", Subject::element},
};

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
  const auto cut = schema::cut_at_section(facts_, subject_.element);
  if (cut) subject_.type = schema::type_below(facts_, cut->section_type, cut->steps);
  if (subject_.type == schema::kNoId)
    throw SheetProblem{no_such("subject or path of an element", name, names), json.begin};
  return subject_;
}

std::vector<ValueRef> PathReader::read_values(const Json& object, bool has_function) const {
  std::vector<ValueRef> values;
  const bool reads_sites = subject_.is_site() || (subject_.subject == Subject::file && has_function);
  for (const Json::Member& one : expect(object, base::JsonKind::object, "'values'").members) {
    const std::string& path = text_of(one.value, "the path of a value");
    std::optional<ValueRef> ref = reads_sites ? site_value(path) : item_value(path);
    if (!ref) ref = section_value(path);
    if (!ref)
      throw SheetProblem{
          "nothing that iislint knows is at '" + path + "'" +
              (schema::cut_attribute(path).attribute.empty() ? ": the path of a value ends with /@name" : ""),
          one.value.begin};
    ref->name = keep(one.key);
    values.push_back(*ref);
  }
  return values;
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
  const schema::AttributePath cut = schema::cut_attribute(path);
  auto ref = attribute_below(subject_.type, cut.steps, cut.attribute);
  if (ref) ref->path = {Start::item, 0, {}, keep(cut.steps)};
  return ref;
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
  throw SheetProblem{"no element that iislint knows is at '" + path + "'", json.begin};
}

}  // namespace iislint::rules
