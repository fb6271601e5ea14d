#include "settings/file_globs.h"

#include <algorithm>

#include "source/paths.h"

namespace iislint::settings {
namespace {

/// What other programs take for more than itself, and these patterns do not: "!", "{}" or "[]". Nothing when
/// there is none.
std::string_view foreign_sign(std::string_view glob) {
  const auto holds = [&](char open, char close) {
    const std::size_t begin = glob.find(open);
    return begin != std::string_view::npos && glob.find(close, begin) != std::string_view::npos;
  };
  if (glob.starts_with('!')) return "!";
  if (holds('{', '}')) return "{}";
  return holds('[', ']') ? "[]" : "";
}

}  // namespace

std::string problem_of_glob(std::string_view glob) {
  const std::string sign(foreign_sign(glob));
  if (sign.empty()) return {};
  return "patterns support only *, ** and ?, not " + sign +
         "; where a name contains such characters, write ? for each of them";
}

std::string file_glob(std::string glob, const std::string& folder) {
  std::replace(glob.begin(), glob.end(), '\\', '/');
  if (glob.ends_with('/')) glob += "**";  // a folder stands for everything in it
  const bool is_here = glob.starts_with("./");
  if (is_here) glob.erase(0, 2);
  const bool is_name = !is_here && glob.find('/') == std::string::npos;
  const std::string anywhere = is_name ? "**/" + glob : glob;
  const bool is_anywhere = anywhere.starts_with("**/") || anywhere.starts_with("/");
  return is_anywhere || folder == "." ? anywhere : source::join(folder, anywhere);
}

std::vector<std::string> exclusion_globs(std::string glob, const std::string& folder) {
  std::replace(glob.begin(), glob.end(), '\\', '/');
  const bool is_folder = glob.ends_with('/');
  while (glob.size() > 1 && glob.ends_with('/'))
    glob.pop_back();
  if (glob == ".") return {file_glob("./**", folder)};
  std::string own = file_glob(std::move(glob), folder);
  std::vector<std::string> globs = {own + "/**"};
  if (!is_folder) globs.push_back(std::move(own));
  return globs;
}

}  // namespace iislint::settings
