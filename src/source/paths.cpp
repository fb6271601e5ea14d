#include "source/paths.h"

#include <algorithm>
#include <filesystem>

namespace iislint::source {

namespace fs = std::filesystem;

namespace {

/// Most paths are: no empty part, none that is "." or "..", no '/' at the end.
bool is_normal(std::string_view path) {
  if (path.empty() || (path.size() > 1 && path.back() == '/')) return false;
  for (std::size_t begin = path.front() == '/' ? 1 : 0; begin <= path.size();) {
    const std::size_t end = std::min(path.find('/', begin), path.size());
    const std::string_view part = path.substr(begin, end - begin);
    if (part == "." || part == ".." || (part.empty() && path != "/")) return false;
    begin = end + 1;
  }
  return true;
}

}  // namespace

std::string folder_of(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  if (slash == std::string_view::npos) return ".";
  return slash == 0 ? "/" : std::string(path.substr(0, slash));
}

std::string normal_path(std::string_view path) {
  if (is_normal(path)) return std::string(path);
  std::string text = fs::path(path).lexically_normal().generic_string();
  while (text.size() > 1 && text.back() == '/')
    text.pop_back();
  return text.empty() ? "." : text;
}

std::string join(std::string_view folder, std::string_view relative) {
  return normal_path((fs::path(folder) / fs::path(relative)).generic_string());
}

bool is_below(std::string_view path, std::string_view folder, std::string_view& rest) {
  if (path == folder) {
    rest = {};
    return true;
  }
  const bool is_root = folder == "/";
  if (!path.starts_with(folder) || path.size() <= folder.size() || (!is_root && path[folder.size()] != '/'))
    return false;
  rest = path.substr(folder.size() + (is_root ? 0 : 1));
  return true;
}

std::string relative_path(std::string_view path, std::string_view folder) {
  const std::string relative = fs::path(path).lexically_relative(fs::path(folder)).generic_string();
  return relative.empty() ? std::string(path) : relative;
}

bool is_in(std::string_view path, std::string_view folder) {
  if (folder == ".") return !path.starts_with("/") && path != ".." && !path.starts_with("../");
  std::string_view rest;
  return is_below(path, folder, rest);
}

}  // namespace iislint::source
