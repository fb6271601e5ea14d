#include "source/paths.h"

#include <algorithm>
#include <vector>

#include "base/text.h"
#include "platform/paths.h"

namespace iislint::source {

using platform::root_size;

namespace {

/// Most paths are: no empty part, none that is "." or "..", no '/' at the end.
bool is_normal(std::string_view path) {
  const std::size_t root = root_size(path);
  if (path.size() == root) return root > 0 && path.back() == '/';
  if (path.back() == '/') return false;
  for (std::size_t begin = root; begin <= path.size();) {
    const std::size_t end = std::min(path.find('/', begin), path.size());
    const std::string_view part = path.substr(begin, end - begin);
    if (part.empty() || part == "." || part == "..") return false;
    begin = end + 1;
  }
  return true;
}

/// What is behind the root; those that change nothing are left out.
std::vector<std::string_view> parts_of(std::string_view path) {
  std::vector<std::string_view> parts = base::split(path.substr(root_size(path)), '/');
  std::erase_if(parts, [](std::string_view part) { return part.empty() || part == "."; });
  return parts;
}

}  // namespace

bool is_absolute(std::string_view path) {
  return root_size(path) > 0;
}

bool is_root(std::string_view path) {
  return !path.empty() && root_size(path) == path.size();
}

std::string folder_of(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  if (slash == std::string_view::npos) return ".";
  return std::string(path.substr(0, std::max(slash, root_size(path))));
}

std::string normal_path(std::string_view path) {
  if (is_normal(path)) return std::string(path);
  const std::size_t root = root_size(path);
  std::vector<std::string_view> parts;
  for (const std::string_view part : parts_of(path)) {
    if (part != "..") {
      parts.push_back(part);
    } else if (!parts.empty() && parts.back() != "..") {
      parts.pop_back();
    } else if (root == 0) {  // there is nothing above a root
      parts.push_back(part);
    }
  }
  std::string text(path.substr(0, root));
  for (const std::string_view part : parts) {
    if (!text.empty() && text.back() != '/') text += '/';
    text += part;
  }
  if (root > 0 && text.back() != '/' && parts.empty()) text += '/';
  return text.empty() ? "." : text;
}

std::string join(std::string_view folder, std::string_view relative) {
  if (folder.empty() || is_absolute(relative)) return normal_path(relative);
  std::string path(folder);
  if (path.back() != '/') path += '/';
  return normal_path(path.append(relative));
}

bool is_below(std::string_view path, std::string_view folder, std::string_view& rest) {
  if (path == folder) {
    rest = {};
    return true;
  }
  const bool is_root = folder.ends_with('/');
  if (!path.starts_with(folder) || path.size() <= folder.size() || (!is_root && path[folder.size()] != '/'))
    return false;
  rest = path.substr(folder.size() + (is_root ? 0 : 1));
  return true;
}

std::string relative_path(std::string_view path, std::string_view folder) {
  const std::size_t root = root_size(path);
  if (path.substr(0, root) != folder.substr(0, root_size(folder))) return std::string(path);
  const auto parts = parts_of(path), above = parts_of(folder);
  const auto [own, other] = std::mismatch(parts.begin(), parts.end(), above.begin(), above.end());
  if (std::find(other, above.end(), "..") != above.end()) return std::string(path);  // nobody knows its name
  std::string relative;
  const auto append = [&](std::string_view part) {
    if (!relative.empty()) relative += '/';
    relative += part;
  };
  for (auto each = other; each != above.end(); ++each)
    append("..");
  std::for_each(own, parts.end(), append);
  return relative.empty() ? "." : relative;
}

bool is_in(std::string_view path, std::string_view folder) {
  if (folder == ".") return !is_absolute(path) && path != ".." && !path.starts_with("../");
  std::string_view rest;
  return is_below(path, folder, rest);
}

}  // namespace iislint::source
