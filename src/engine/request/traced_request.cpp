#include "engine/request/traced_request.h"

#include <algorithm>
#include <charconv>

#include "base/text.h"
#include "rewrite/text/url_text.h"

namespace iislint::engine {
using rewrite::FileAnswer;

namespace {

base::Error not_a_url(const std::string& text) {
  return {base::ErrorCode::usage,
          "'" + text + "' is not the URL of a request: it must begin with http://, https:// or a slash"};
}

}  // namespace

std::string_view to_string(FileAnswer answer) {
  switch (answer) {
    case FileAnswer::file:
      return "file";
    case FileAnswer::directory:
      return "directory";
    case FileAnswer::none:
      return "none";
    case FileAnswer::unknown:
      return "unknown";
  }
  return "unknown";
}

std::optional<FileAnswer> existence_from(std::string_view word) {
  for (const FileAnswer answer : {FileAnswer::file, FileAnswer::directory, FileAnswer::none}) {
    if (word == to_string(answer)) return answer;
  }
  return std::nullopt;
}

base::Result<RequestAddress> parse_request_url(const std::string& text) {
  const rewrite::Url url = rewrite::parse_url(text);
  RequestAddress address;
  address.path = url.path.empty() ? "/" : url.path;
  address.query = url.query;
  if (url.origin.empty()) {
    if (!text.starts_with('/')) return not_a_url(text);
    return address;
  }
  const std::size_t colon = url.origin.find("://");
  address.scheme = base::lower(url.origin.substr(0, colon));
  if (address.scheme != "http" && address.scheme != "https") return not_a_url(text);
  address.port = address.scheme == "https" ? 443 : 80;
  std::string host = base::lower(url.origin.substr(colon + 3));
  if (const std::size_t at = host.rfind('@'); at != std::string::npos) host.erase(0, at + 1);
  const std::size_t port = host.rfind(':');
  if (port != std::string::npos && host.find(']', port) == std::string::npos) {
    const char* end = host.data() + host.size();
    const auto [stop, problem] = std::from_chars(host.data() + port + 1, end, address.port);
    if (problem != std::errc() || stop != end || address.port == 0) return not_a_url(text);
    host.erase(port);
  }
  if (host.empty()) return not_a_url(text);
  address.host = std::move(host);
  return address;
}

std::string host_header(const RequestAddress& address) {
  const bool is_implied = address.port == 0 || address.port == (address.scheme == "https" ? 443 : 80);
  return is_implied ? address.host : address.host + ":" + std::to_string(address.port);
}

}  // namespace iislint::engine
