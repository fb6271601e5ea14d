#include "app/lsp/workspace/document_roles.h"

#include <algorithm>

#include "base/text.h"
#include "engine/input/file_names.h"
#include "settings/settings.h"

namespace iislint::lsp {
namespace {

/// Elements that no other program's configuration has.
constexpr std::string_view kOwnElements[] = {"<system.webServer", "<system.applicationHost",
                                             "<system.ftpServer", "<system.web",
                                             "<configSections",   "<configurationRedirection"};
/// One that others have, too, but without attributes.
constexpr std::string_view kLocation = "<location";
/// Files of programs that are no servers, which may hold some of these.
constexpr std::string_view kOthers[] = {"app.config", "nuget.config", "packages.config"};
constexpr std::string_view kOtherEndings[] = {".exe.config", ".dll.config"};

std::string_view name_of(std::string_view path) {
  return path.substr(path.rfind('/') + 1);
}

/// Whether the tag begins somewhere, and its name ends with one of these characters.
bool holds(std::string_view text, std::string_view tag, std::string_view ends) {
  for (std::size_t at = text.find(tag); at != std::string_view::npos; at = text.find(tag, at + 1)) {
    const std::size_t end = at + tag.size();
    if (end < text.size() && ends.find(text[end]) != std::string_view::npos) return true;
  }
  return false;
}

}  // namespace

bool may_be_configuration(std::string_view path, std::string_view text) {
  const std::string_view name = name_of(path);
  if (engine::is_searched_name(name) && !engine::has_ending(name, ".xdt")) return true;
  if (engine::is_transform_name(path)) return engine::mentions_transforms(text);
  const auto is_name = [&](std::string_view other) { return base::equals_ignoring_case(name, other); };
  const auto ends = [&](std::string_view ending) { return engine::has_ending(name, ending); };
  if (std::any_of(std::begin(kOthers), std::end(kOthers), is_name) ||
      std::any_of(std::begin(kOtherEndings), std::end(kOtherEndings), ends))
    return false;
  if (!base::trim(text).starts_with("<") && !text.starts_with("\xEF\xBB\xBF")) return false;
  const bool is_whole = text.find("<configuration") != std::string_view::npos;
  if (engine::has_ending(name, ".config") && !is_whole) return true;  // perhaps the section of another file
  return holds(text, kLocation, " \t\r\n") ||
         std::any_of(std::begin(kOwnElements), std::end(kOwnElements),
                     [&](std::string_view element) { return holds(text, element, " \t\r\n>/"); });
}

bool is_json_name(std::string_view path) {
  return engine::has_ending(name_of(path), ".json");
}

bool is_settings_name(std::string_view path) {
  return name_of(path) == settings::kFileName;
}

}  // namespace iislint::lsp
