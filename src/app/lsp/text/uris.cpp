#include "app/lsp/text/uris.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/percent.h"
#include "base/text.h"
#include "report/uri.h"
#include "source/paths.h"

namespace iislint::lsp {
namespace {

constexpr std::string_view kScheme = "file:";
constexpr std::size_t kLongestUri = std::size_t{32} * 1024;
constexpr std::ptrdiff_t kMostParts = 256;

/// "/c:/x" as "C:/x"; other paths as they are.
std::string with_drive(std::string path) {
  const bool has_drive = path.size() > 2 && path[0] == '/' && base::is_letter(path[1]) && path[2] == ':';
  if (!has_drive) return path;
  path.erase(0, 1);
  if (path[0] >= 'a') path[0] = static_cast<char>(path[0] - 'a' + 'A');
  return path;
}

}  // namespace

bool is_within_bounds(std::string_view uri) {
  if (uri.size() > kLongestUri) return false;
  const std::string path = base::percent_decoded(uri);
  return std::count_if(path.begin(), path.end(), [](char c) { return c == '/' || c == '\\'; }) <=
         kMostParts + 2;  // with those before the host
}

std::optional<std::string> path_of_uri(std::string_view uri, PathStyle style) {
  if (!base::equals_ignoring_case(uri.substr(0, kScheme.size()), kScheme)) return std::nullopt;
  if (!is_within_bounds(uri)) return std::nullopt;
  uri.remove_prefix(kScheme.size());
  uri = uri.substr(0, uri.find_first_of("?#"));
  std::string host;
  if (uri.starts_with("//")) {
    const std::size_t slash = std::min(uri.find('/', 2), uri.size());
    host = base::percent_decoded(uri.substr(2, slash - 2));
    uri.remove_prefix(slash);
  }
  std::string path = base::percent_decoded(uri);
  if (!path.starts_with('/') || path.find('\0') != std::string::npos) return std::nullopt;
  const bool is_here = host.empty() || base::equals_ignoring_case(host, "localhost");
  if (style == PathStyle::posix) return is_here ? std::optional(source::normal_path(path)) : std::nullopt;
  std::replace(path.begin(), path.end(), '\\', '/');
  if (!is_here) return "//" + host + path;
  return with_drive(std::move(path));
}

std::string uri_of_path(std::string_view path, PathStyle style) {
  if (style == PathStyle::posix) return "file://" + report::percent_encoded(path);
  std::string slashes(path);
  std::replace(slashes.begin(), slashes.end(), '\\', '/');
  if (slashes.starts_with("//")) return "file:" + report::percent_encoded(slashes);
  return "file:///" + report::percent_encoded(slashes);
}

std::string name_in_uri(std::string_view uri) {
  const std::string whole = base::percent_decoded(uri);
  return whole.substr(whole.find_last_of(":/\\") + 1);
}

}  // namespace iislint::lsp
