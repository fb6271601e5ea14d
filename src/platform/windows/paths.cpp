#include "platform/paths.h"

#include <algorithm>
#include <vector>

#include "base/text.h"
#include "platform/windows/system.h"

namespace iislint::platform {
namespace {

constexpr std::wstring_view kPrefix = L"\\\\?\\";
constexpr std::wstring_view kSharePrefix = L"\\\\?\\UNC\\";

bool is_letter(char c) {
  return base::to_lower(c) >= 'a' && base::to_lower(c) <= 'z';
}

bool has_drive(std::string_view path) {
  return path.size() >= 2 && is_letter(path[0]) && path[1] == ':';
}

std::string with_slashes(std::string path) {
  std::replace(path.begin(), path.end(), '\\', '/');
  return path;
}

/// What the system function writes of a text whose length it tells. Empty when it fails.
template <typename Write>
std::wstring written(const Write& write) {
  std::wstring text(MAX_PATH, L'\0');
  for (;;) {
    const DWORD size = write(text.data(), static_cast<DWORD>(text.size()));
    if (size < text.size()) return text.substr(0, size);
    text.resize(size);
  }
}

std::string current_drive_and_folder() {
  return from_system_path(
      written([](wchar_t* text, DWORD size) { return GetCurrentDirectoryW(size, text); }));
}

/// Not of "C:/x" and the like, which have their root already.
std::string from_root(std::string_view path) {
  if (has_drive(path)) {  // "C:x": each drive has a current folder of its own
    const std::wstring drive = wide(path.substr(0, 2)) + L".";
    const std::wstring folder = written(
        [&](wchar_t* text, DWORD size) { return GetFullPathNameW(drive.c_str(), size, text, nullptr); });
    return from_system_path(folder) + "/" + std::string(path.substr(2));
  }
  const std::string current = current_drive_and_folder();
  if (path.starts_with('/')) return current.substr(0, root_size(current)) + std::string(path);
  return current + "/" + std::string(path);
}

}  // namespace

constexpr PathStyle kOwnPaths = PathStyle::windows;

std::size_t root_size(std::string_view path) {
  if (has_drive(path)) return path.size() > 2 && path[2] == '/' ? 3 : 0;
  if (!path.starts_with("//")) return path.starts_with('/') ? 1 : 0;
  const std::size_t share = path.find('/', 2);
  const std::size_t end = share == std::string_view::npos ? share : path.find('/', share + 1);
  return end == std::string_view::npos ? path.size() : end + 1;
}

std::string own_path(std::string path) {
  path = with_slashes(std::move(path));
  if (base::equals_ignoring_case(std::string_view(path).substr(0, 8), "//?/UNC/")) {
    path.replace(0, 8, "//");
  } else if (path.starts_with("//?/")) {
    path.erase(0, 4);
  }
  if (has_drive(path) && path[0] >= 'a') path[0] = static_cast<char>(path[0] - 'a' + 'A');
  return path;
}

std::string whole_path(std::string_view path) {
  const std::string whole = own_path(root_size(path) > 1 ? std::string(path) : from_root(path));
  const std::size_t root = root_size(whole);
  std::vector<std::string_view> parts;
  for (const std::string_view part : base::split(std::string_view(whole).substr(root), '/')) {
    if (part == "..") {
      if (!parts.empty()) parts.pop_back();
    } else if (!part.empty() && part != ".") {
      parts.push_back(part);
    }
  }
  std::string result = whole.substr(0, root);
  for (const std::string_view part : parts) {
    if (!result.ends_with('/')) result += '/';
    result += part;
  }
  return result;
}

// A colon in a name would open a stream of the file, by a name that checks of names do not know. No file has
// the name that comes of it here.
std::wstring system_path(std::string_view path) {
  if (path.empty()) return {};
  std::string whole = whole_path(path);
  std::replace(whole.begin() + static_cast<std::ptrdiff_t>(root_size(whole)), whole.end(), ':', '?');
  const bool is_share = whole.starts_with("//");
  std::wstring result(is_share ? kSharePrefix : kPrefix);
  result += wide(std::string_view(whole).substr(is_share ? 2 : 0));
  std::replace(result.begin(), result.end(), L'/', L'\\');
  return result;
}

std::string from_system_path(std::wstring_view path) {
  return own_path(narrow(path));
}

}  // namespace iislint::platform
