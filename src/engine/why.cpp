#include "engine/why.h"

#include <algorithm>

#include "base/nearest.h"
#include "base/text.h"
#include "schema/binding/location_path.h"
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
  std::string message = "there is no site '" + first + "'";
  const auto near = base::nearest(first, std::vector<std::string_view>(names.begin(), names.end()));
  return Error{ErrorCode::usage, near ? message + "; did you mean '" + std::string(*near) + "'?"
                                      : message + "; the sites are " + base::join_words(names, "and")};
}

}  // namespace

bool is_secret(const config::HierarchyFile& level, xml::AttributeId attribute) {
  const xml::Attribute& written = level.document->attribute(attribute);
  return xml::touches(level.binding->secrets, written.value_begin, written.value_end);
}

base::Result<std::unique_ptr<WhyAnswer>> why(const source::FileReader& reader, const std::string& file,
                                             const std::string& where, const Options& options) {
  auto answer = std::make_unique<WhyAnswer>();
  answer->files.push_back({file, std::nullopt, true});
  answer->sources.resize(1);
  std::vector<RunError> errors;
  answer->choices = std::make_unique<FilePolicies>(reader, options, errors);
  answer->workspace =
      std::make_unique<Workspace>(reader, options, *answer->choices, answer->sources, answer->files, errors);
  answer->choices->of(file);  // settings that are wrong are an error here, too
  if (!errors.empty())
    return Error{errors.front().error.code, errors.front().path + ": " + errors.front().error.message};

  auto [place, setting] = split(where);
  if (place.empty()) place = location_of(setting);
  auto levels = answer->workspace->levels_at(0, place);
  if (!levels) return levels.error();
  const std::string own_place = answer->workspace->context(0).shown_place;
  answer->shown_place = own_place.empty() ? place : place.empty() ? own_place : own_place + "/" + place;
  if (levels->front().kind != schema::FileKind::web) {
    if (auto error = check_site(*levels, answer->shown_place)) return *error;
  }
  answer->hierarchy = std::make_unique<config::Hierarchy>(std::move(*levels));
  const std::string site = answer->shown_place.substr(0, answer->shown_place.find('/'));
  auto path = config::parse_setting_path(*answer->hierarchy->own().binding->facts, setting, site);
  if (!path) return path.error();
  answer->setting = *path;
  answer->history = config::value_history(*answer->hierarchy, answer->setting,
                                          schema::normal_location(answer->shown_place));
  return answer;
}

}  // namespace iislint::engine
