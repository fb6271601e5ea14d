// A request as URL Rewrite sees it: what was sent, and what rules have made of it.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace iislint::rewrite {

/// What stands at a path of the server's file system, as far as anybody knows.
enum class FileAnswer : std::uint8_t { unknown, none, file, directory };

/// A part of the URL space and the folder that serves it.
struct Mapping {
  std::string url;     ///< "/" or "/app", without a slash at its end
  std::string folder;  ///< "C:\inetpub\wwwroot"; empty: not known
};

struct Request {
  std::string method = "GET";
  std::string scheme = "http";
  std::string host;  ///< as the header Host has it, with a port where there is one
  std::uint16_t port = 80;
  std::string path = "/";  ///< as it was sent: escaped
  std::string query;
  std::vector<std::pair<std::string, std::string>> headers;
  bool has_all_headers = true;  ///< else those that are not among them are not known
  std::vector<std::pair<std::string, std::string>> response_headers;
  std::map<std::string, std::string, std::less<>> variables;  ///< given by the user; names in upper case
  std::optional<std::string> client_ip;
  std::vector<Mapping> mappings;  ///< the root is among them
  /// What stands at a URL path ("/a/b"), or at a physical path that no mapping is asked for.
  std::function<FileAnswer(const std::string& path)> exists;
  /// A text as it may be told; what is told of a long one is cut off only then. Unset: as it is.
  std::function<std::string(std::string text)> shown;
};

/// What a request has become. Borrows it.
class RequestState {
 public:
  explicit RequestState(const Request& request);

  const Request& request() const { return request_; }
  const std::string& origin() const { return origin_; }  ///< of a URL of another server, else empty
  const std::string& path() const { return path_; }      ///< decoded, from "/"
  const std::string& query() const { return query_; }
  bool is_rewritten() const { return is_rewritten_; }
  /// From "/", or with the origin of another server.
  std::string url() const;
  std::string host_origin() const { return request_.scheme + "://" + request_.host; }

  void rewrite(std::string origin, std::string path, std::string query);
  /// Another server has answered: rules for the response see the URL that the client asked for.
  void return_to_client();

  /// The value of a variable, empty where there is none; nothing where it cannot be known.
  std::optional<std::string> variable(std::string_view name) const;
  void set_variable(std::string_view name, std::string value);
  /// What rules have set, in the order of the names.
  const std::map<std::string, std::string, std::less<>>& set_variables() const { return set_; }

  /// The beginning of a text as it may be told.
  std::string shown(std::string_view text, std::size_t longest = kLongestShown) const;
  /// Takes that many bytes from what all texts of a request may come to; false when there is not enough left.
  /// Rules may double a text again and again, and keep all of it as captures.
  bool spend(std::size_t bytes) const;

  static constexpr std::size_t kLongestShown = 1024;

  /// The physical path of a URL path; nothing where the folder is not known.
  std::optional<std::string> physical_path(std::string_view url_path) const;

 private:
  std::optional<std::string> header_variable(std::string_view name) const;
  std::optional<std::string> server_variable(std::string_view name) const;

  const Request& request_;
  std::string origin_, path_, query_;
  bool is_rewritten_ = false;
  mutable std::size_t room_ = std::size_t{4} * 1024 * 1024;
  std::map<std::string, std::string, std::less<>> set_;
};

/// "X-Forwarded-For" as "X_FORWARDED_FOR".
std::string variable_form(std::string_view header);

}  // namespace iislint::rewrite
