#include "rewrite/request/request.h"

#include <algorithm>
#include <iterator>

#include "base/text.h"
#include "base/utf8.h"
#include "config/files/place_url.h"
#include "rewrite/text/url_text.h"

namespace iislint::rewrite {
namespace {

std::string upper(std::string_view text) {
  std::string result(text);
  std::transform(result.begin(), result.end(), result.begin(),
                 [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - ('a' - 'A')) : c; });
  return result;
}

std::string host_name(std::string_view host) {
  const std::size_t colon = host.rfind(':');
  const bool has_port = colon != std::string_view::npos && host.find(']', colon) == std::string_view::npos;
  return std::string(has_port ? host.substr(0, colon) : host);
}

/// They are known only to a server that has accepted the connection or read the user's name.
constexpr std::string_view kUnknowable[] = {"REMOTE_ADDR",  "REMOTE_HOST", "REMOTE_PORT", "LOCAL_ADDR",
                                            "CERT_SUBJECT", "CERT_ISSUER", "CERT_FLAGS",  "INSTANCE_ID",
                                            "APP_POOL_ID",  "SERVER_ADDR", "APPL_MD_PATH"};

}  // namespace

std::string variable_form(std::string_view header) {
  std::string name = upper(header);
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

RequestState::RequestState(const Request& request)
    : request_(request), path_(canonical_path(request.path)), query_(request.query) {}

std::string RequestState::url() const {
  return origin_ + path_ + (query_.empty() ? "" : "?" + query_);
}

void RequestState::rewrite(std::string origin, std::string path, std::string query) {
  origin_ = std::move(origin);
  path_ = path.empty() ? "/" : std::move(path);
  query_ = std::move(query);
  is_rewritten_ = true;
}

void RequestState::return_to_client() {
  origin_.clear();
  path_ = canonical_path(request_.path);
  query_ = request_.query;
}

std::optional<std::string> RequestState::variable(std::string_view written) const {
  const std::string name = upper(written);
  if (const auto set = set_.find(name); set != set_.end()) return set->second;
  if (const auto given = request_.variables.find(name); given != request_.variables.end())
    return given->second;
  return name.starts_with("HTTP_") ? header_variable(name) : server_variable(name);
}

std::optional<std::string> RequestState::header_variable(std::string_view name) const {
  if (name == "HTTP_HOST") return request_.host;
  // "The raw, encoded URL" (IIS server variables); what it is behind a rewrite is not documented.
  if (name == "HTTP_URL")
    return (is_rewritten_ ? path_ : request_.path) + (query_.empty() ? "" : "?" + query_);
  if (name == "HTTP_METHOD") return request_.method;
  if (name == "HTTP_VERSION") return "HTTP/1.1";
  if (name == "HTTP_X_ORIGINAL_URL" && is_rewritten_)
    return canonical_path(request_.path) + (request_.query.empty() ? "" : "?" + request_.query);
  const std::string_view header = name.substr(5);
  for (const auto& [given, value] : request_.headers) {
    if (variable_form(given) == header) return value;
  }
  return request_.has_all_headers ? std::optional<std::string>("") : std::nullopt;
}

std::optional<std::string> RequestState::server_variable(std::string_view name) const {
  constexpr std::string_view kResponse = "RESPONSE_";
  if (name.starts_with(kResponse)) {
    for (const auto& [given, value] : request_.response_headers) {
      if (variable_form(given) == name.substr(kResponse.size())) return value;
    }
    return "";
  }
  const bool is_secure = request_.scheme == "https";
  const auto query = [&](const std::string& text) { return text.empty() ? text : "?" + text; };
  if (name == "URL" || name == "PATH_INFO" || name == "SCRIPT_NAME" || name == "URL_PATH_INFO") return path_;
  if (name == "QUERY_STRING") return query_;
  if (name == "REQUEST_URI") return path_ + query(query_);
  if (name == "UNENCODED_URL") return request_.path + query(request_.query);
  // With the port, even where the scheme implies it.
  if (name == "CACHE_URL")
    return request_.scheme + "://" + host_name(request_.host) + ":" + std::to_string(request_.port) + path_ +
           query(query_);
  if (name == "HTTPS") return is_secure ? "on" : "off";
  if (name == "SERVER_PORT") return std::to_string(request_.port);
  if (name == "SERVER_PORT_SECURE") return is_secure ? "1" : "0";
  if (name == "SERVER_NAME") return host_name(request_.host);
  if (name == "SERVER_PROTOCOL") return "HTTP/1.1";
  if (name == "REQUEST_METHOD") return request_.method;
  if (name == "GATEWAY_INTERFACE") return "CGI/1.1";
  if (name == "CONTENT_TYPE" || name == "CONTENT_LENGTH") {
    const auto value = header_variable("HTTP_" + std::string(name));
    return value.value_or("").empty() && name == "CONTENT_LENGTH" ? "0" : value;
  }
  if (name == "REQUEST_FILENAME" || name == "SCRIPT_FILENAME" || name == "PATH_TRANSLATED" ||
      name == "SCRIPT_TRANSLATED")
    return physical_path(path_);
  if (name == "DOCUMENT_ROOT" || name == "APPL_PHYSICAL_PATH") {
    auto root = physical_path("/");
    if (root && name == "APPL_PHYSICAL_PATH" && !root->ends_with('\\')) *root += '\\';
    return root;
  }
  if (name == "REMOTE_ADDR" && request_.client_ip) return request_.client_ip;
  if (std::find(std::begin(kUnknowable), std::end(kUnknowable), name) != std::end(kUnknowable))
    return std::nullopt;
  return "";
}

void RequestState::set_variable(std::string_view name, std::string value) {
  set_.insert_or_assign(upper(name), std::move(value));
}

std::string RequestState::shown(std::string_view text, std::size_t longest) const {
  if (!request_.shown) return base::shortened(text, longest);
  constexpr std::size_t kAhead = 4096;  // by which a secret is known that begins before the cut
  return base::shortened(request_.shown(std::string(text.substr(0, longest + kAhead))), longest);
}

bool RequestState::spend(std::size_t bytes) const {
  const bool is_enough = bytes <= room_;
  room_ = is_enough ? room_ - bytes : 0;
  return is_enough;
}

std::optional<std::string> RequestState::physical_path(std::string_view url_path) const {
  const Mapping* best = nullptr;
  for (const Mapping& one : request_.mappings) {
    const bool fits = config::is_url_at_or_below(url_path, one.url);
    if (fits && (best == nullptr || one.url.size() > best->url.size())) best = &one;
  }
  if (best == nullptr || best->folder.empty()) return std::nullopt;
  std::string rest(url_path.substr(best->url == "/" ? 0 : best->url.size()));
  std::replace(rest.begin(), rest.end(), '/', '\\');
  std::string folder = best->folder;
  while (folder.ends_with('\\') && !rest.empty())
    folder.pop_back();
  return rest == "\\" ? folder + "\\" : folder + rest;
}

}  // namespace iislint::rewrite
