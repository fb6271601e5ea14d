// A request as a user states it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "rewrite/request/request.h"

namespace iislint::engine {

struct TracedRequest {
  std::string url;  ///< absolute, or from "/"
  std::string method = "GET";
  std::vector<std::pair<std::string, std::string>> headers, variables, response_headers;
  std::optional<std::string> client_ip;
  /// What is at the paths that rules ask for; unset: what the repository says.
  std::optional<rewrite::FileAnswer> exists;
};

/// As the option --exists has it: "file", "directory" or "none".
std::string_view to_string(rewrite::FileAnswer answer);
std::optional<rewrite::FileAnswer> existence_from(std::string_view word);

/// A URL in its parts; the host is empty when the URL begins with its path.
struct RequestAddress {
  std::string scheme, host;  ///< host without port, lower case
  std::uint16_t port = 0;
  std::string path = "/", query;
};

/// Fails when the text is no http or https URL, and begins with no slash.
base::Result<RequestAddress> parse_request_url(const std::string& text);

/// "example.com:8080"; without the port where the scheme implies it.
std::string host_header(const RequestAddress& address);

}  // namespace iislint::engine
