#include "source/paths.h"

#include <filesystem>

namespace iislint::source {

namespace fs = std::filesystem;

std::string folder_of(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  if (slash == std::string_view::npos) return ".";
  return slash == 0 ? "/" : std::string(path.substr(0, slash));
}

std::string normal_path(std::string_view path) {
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

}  // namespace iislint::source
