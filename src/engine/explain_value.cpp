#include "engine/explain_value.h"

#include "base/nearest.h"
#include "base/text.h"
#include "config/files/element_setting.h"
#include "config/files/setting_path.h"
#include "config/views/value_history.h"
#include "schema/binding/location_path.h"
#include "schema/secrets/shown_text.h"
#include "xml/anchor.h"

namespace iislint::engine {
namespace {

using base::Error;
using base::ErrorCode;

/// "place:setting" in two; the place may be missing.
std::pair<std::string, std::string> split(const std::string& where) {
  const std::size_t end = where.find_first_of("['\"");
  const std::size_t colon = where.find(':');
  if (colon == std::string::npos || (end != std::string::npos && end < colon)) return {"", where};
  return {where.substr(0, colon), where.substr(colon + 1)};
}

/// The path of "location[@path='Intranet/app']/…", as findings print it.
std::string location_of(const std::string& setting) {
  constexpr std::string_view kStart = "location[@path=";
  if (!setting.starts_with(kStart) || setting.size() <= kStart.size()) return {};
  const char quote = setting[kStart.size()];
  const std::size_t end = setting.find(quote, kStart.size() + 1);
  return setting.substr(kStart.size() + 1, end == std::string::npos ? end : end - kStart.size() - 1);
}

/// An error when the place begins with no site of the server that is known.
std::optional<Error> check_site(const std::vector<config::HierarchyFile>& levels, const std::string& place) {
  const std::string first = place.substr(0, place.find('/'));
  std::vector<std::string> names;
  for (const config::HierarchyFile& level : levels) {
    const schema::TypeId site = level.binding->facts->item("site")->item_type;
    for (xml::NodeId id = 1; id < level.document->nodes.size(); ++id) {
      const xml::AttributeId name = level.document->find_attribute(id, "name");
      if (level.binding->elements[id].type != site || name == xml::kNone) continue;
      std::string buffer;
      names.emplace_back(level.document->value(level.document->attribute(name), buffer));
      if (base::equals_ignoring_case(names.back(), first)) return std::nullopt;
    }
  }
  if (names.empty() || place.empty()) return std::nullopt;
  std::string message = "there is no site '" + schema::shown(first) + "'";
  const auto near = base::nearest(first, std::vector<std::string_view>(names.begin(), names.end()));
  return Error{ErrorCode::usage,
               near ? message + "; did you mean '" + schema::shown(std::string(*near)) + "'?"
                    : message + "; the sites are " + schema::shown(base::join_words(names, "and"))};
}

/// What is asked for, and what is written about it.
struct Question {
  const config::Hierarchy& hierarchy;
  const config::SettingPath& setting;
  const config::ValueHistory& history;
};

/// Whether the value must not be printed.
bool is_secret(const config::HierarchyFile& level, const xml::Attribute& attribute) {
  return xml::touches(level.binding->secrets, attribute.value_begin, attribute.value_end);
}

WrittenValue written_by(const Question& question, const config::Writer& writer) {
  const config::HierarchyFile& level = question.hierarchy.levels()[writer.level];
  const xml::Attribute& attribute = level.document->attribute(writer.attribute);
  std::string buffer;
  WrittenValue written;
  written.span = xml::value_of(*level.document, attribute);
  written.text = is_secret(level, attribute) ? "***" : std::string(level.document->value(attribute, buffer));
  if (!writer.defaults.empty()) written.remark = "in " + std::string(writer.defaults);
  if (!writer.place.empty()) written.remark += (written.remark.empty() ? "for " : ", for ") + writer.place;
  written.is_readable = writer.is_readable;
  written.is_refused = writer.refused_by.has_value();
  return written;
}

WrittenValue lock_at(const config::HierarchyFile& level, xml::AttributeId id) {
  const xml::Attribute& attribute = level.document->attribute(id);
  std::string buffer;
  const std::string text(is_secret(level, attribute) ? "***" : level.document->value(attribute, buffer));
  WrittenValue written;
  written.span = xml::value_of(*level.document, attribute);
  written.text = std::string(level.document->name(attribute)) + "=\"" + text + "\"";
  return written;
}

/// Where a location or a declaration says what holds for the section.
void add_section_lock(const Question& question, ValueExplanation& explanation) {
  const config::SectionLock& lock = question.history.section_lock;
  explanation.lock = lock.is_denied ? "locked: child configuration files cannot set the section"
                                    : "unlocked: child configuration files can set the section";
  if (lock.decided_by == xml::kNone) {
    explanation.lock += " (by default)";
    return;
  }
  const config::HierarchyFile& level = question.hierarchy.levels()[lock.level];
  for (const char* name : {"overrideMode", "allowOverride", "overrideModeDefault"}) {
    const xml::AttributeId id = level.document->find_attribute(lock.decided_by, name);
    if (id == xml::kNone) continue;
    explanation.locks.push_back(lock_at(level, id));
    return;
  }
}

/// The path of the <location> around the element, as it is written; "" for the place of the file.
std::string written_place(const xml::Document& document, xml::NodeId element) {
  const xml::NodeId location = schema::location_of(document, element);
  const xml::AttributeId path =
      location == xml::kNone ? xml::kNone : document.find_attribute(location, "path");
  if (path == xml::kNone) return {};
  std::string buffer;
  const std::string_view written = document.value(document.attribute(path), buffer);
  return schema::normal_location(written).empty() ? std::string() : std::string(written);
}

ValueExplanation answer_to(const Question& question) {
  const schema::AttributeFact& fact = *question.setting.fact;
  ValueExplanation explanation;
  explanation.setting = question.setting.text();
  explanation.documentation = std::string(fact.documentation);
  for (const config::Writer& writer : question.history.writers)
    explanation.writers.push_back(written_by(question, writer));
  if (fact.has_default) explanation.default_value = std::string(fact.default_value);
  add_section_lock(question, explanation);
  if (!question.history.attribute_locks.empty())
    explanation.lock = "locked: child configuration files cannot set this attribute";
  for (const config::AttributeLock& lock : question.history.attribute_locks)
    explanation.locks.push_back(lock_at(question.hierarchy.levels()[lock.level], lock.attribute));
  return explanation;
}

}  // namespace

base::Result<ValueExplanation> explain_value(Project& project, const std::string& file,
                                             const std::string& where) {
  const source::FileId id = project.add({{file, std::nullopt, true}}).front();
  project.policy(file);  // settings that are wrong are an error here, too
  Layout& layout = project.layout();
  if (const auto errors = project.errors(); !errors.empty())
    return Error{errors.front().error.code, errors.front().path + ": " + errors.front().error.message};

  auto [place, setting] = split(where);
  if (place.empty()) place = location_of(setting);
  if (schema::normal_location(place).empty()) place.clear();  // "." is the place of the file
  auto levels = layout.levels_at(id, place);
  if (!levels) return levels.error();
  const std::string own_place = layout.context(id).shown_place;
  const std::string shown = own_place.empty() ? place : place.empty() ? own_place : own_place + "/" + place;
  if (levels->front().kind != schema::FileKind::web) {
    if (auto error = check_site(*levels, shown)) return *error;
  }
  const config::Hierarchy hierarchy(std::move(*levels));
  const std::string site = shown.substr(0, shown.find('/'));
  const auto path = config::parse_setting_path(*hierarchy.own().binding->facts, setting, site);
  if (!path) return path.error();
  const config::ValueHistory history =
      config::value_history(hierarchy, *path, schema::normal_location(shown));
  ValueExplanation explanation = answer_to({hierarchy, *path, history});
  explanation.place = schema::shown(shown);
  return explanation;
}

std::optional<ValueExplanation> explain_attribute(Project& project, source::FileId file, xml::NodeId element,
                                                  const schema::AttributeFact& fact) {
  Layout& layout = project.layout();
  const auto own = layout.levels_at(file, {});
  const ParsedFile* parsed = project.files().kept(file);
  if (!own || parsed == nullptr || element >= parsed->document.nodes.size()) return std::nullopt;
  const auto path = config::setting_path_of(parsed->document, *parsed->binding, element, fact);
  if (!path) return std::nullopt;
  const std::string place = written_place(parsed->document, element);
  auto levels = layout.levels_at(file, place);
  if (!levels) return std::nullopt;
  const std::string own_place = layout.context(file).shown_place;
  const std::string shown = own_place.empty() ? place : place.empty() ? own_place : own_place + "/" + place;
  const config::Hierarchy hierarchy(std::move(*levels));
  const config::ValueHistory history =
      config::value_history(hierarchy, *path, schema::normal_location(shown));
  ValueExplanation explanation = answer_to({hierarchy, *path, history});
  explanation.place = schema::shown(shown);
  return explanation;
}

}  // namespace iislint::engine
