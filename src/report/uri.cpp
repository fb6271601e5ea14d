#include "report/uri.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/percent.h"
#include "base/text.h"
#include "source/paths.h"

namespace iislint::report {
namespace {

constexpr bool is_separator(char c) {
  return c == '/' || c == '\\';
}

bool is_on_drive(std::string_view path) {
  return path.size() > 2 && base::is_letter(path[0]) && path[1] == ':' && is_separator(path[2]);
}

/// "//server/share" is an absolute path of this system as well, and normal paths have no such start.
bool is_on_share(std::string_view path) {
  return path.size() > 2 && path[0] == path[1] && is_separator(path[0]) && !is_separator(path[2]);
}

std::string with_slashes(std::string_view path) {
  std::string result(path);
  std::replace(result.begin(), result.end(), '\\', '/');
  return result;
}

}  // namespace

std::string percent_encoded(std::string_view path) {
  return base::percent_encoded(path, "/");
}

FileUri uri_of(std::string_view path, const Folders& folders) {
  if (is_on_drive(path)) {
    const std::string rest = percent_encoded(with_slashes(path.substr(2)));
    return {"file:///" + std::string(path.substr(0, 2)) + rest, false};
  }
  if (is_on_share(path)) return {"file://" + percent_encoded(with_slashes(path.substr(2))), false};

  std::string full = source::normal_path(path);
  if (!folders.current.empty()) full = source::join(folders.current, full);
  std::string_view below;
  const bool has_root = !folders.root.empty();
  if (has_root && source::is_below(full, folders.root, below) && !below.empty())
    return {percent_encoded(below), true};
  if (full.starts_with("/")) return {"file://" + percent_encoded(full), false};
  return {percent_encoded(full), true};
}

bool is_web_address(std::string_view text) {
  constexpr std::string_view kMarks = "-._~:/?#[]@!$&'()*+,;=%";
  return (text.starts_with("https://") || text.starts_with("http://")) &&
         std::all_of(text.begin(), text.end(), [=](char c) {
           return base::is_letter(c) || base::is_digit(c) || kMarks.find(c) != std::string_view::npos;
         });
}

}  // namespace iislint::report
