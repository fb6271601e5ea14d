#include "values/connection_string.h"

#include <algorithm>

#include "base/text.h"

namespace iislint::values {
namespace {

constexpr int kDeepest = 2;

std::string normal_key(std::string_view text) {
  std::string key;
  for (const char c : base::trim(text)) {
    if (!base::is_space(c)) key += base::to_lower(c);
  }
  return key;
}

/// The end of a key: the first "=" that is not doubled.
std::size_t key_end(std::string_view text, std::size_t at, char separator) {
  for (; at < text.size() && text[at] != separator; ++at) {
    if (text[at] != '=') continue;
    if (at + 1 >= text.size() || text[at + 1] != '=') return at;
    ++at;
  }
  return std::string_view::npos;
}

/// The value that begins at `at`, which moves behind it.
std::string read_value(std::string_view text, std::size_t& at, char separator) {
  while (at < text.size() && base::is_space(text[at]))
    ++at;
  const char quote = at < text.size() ? text[at] : '\0';
  if (quote != '"' && quote != '\'') {
    const std::size_t end = std::min(text.find(separator, at), text.size());
    const std::string value(base::trim(text.substr(at, end - at)));
    at = end;
    return value;
  }
  std::string value;
  for (++at; at < text.size(); ++at) {
    if (text[at] == quote) {
      if (at + 1 >= text.size() || text[at + 1] != quote) break;
      ++at;  // a doubled quote stands for itself
    }
    value += text[at];
  }
  at = std::min(text.find(separator, at), text.size());
  return value;
}

/// The address that a list for Redis begins with: "cache.example.net:6380", which no key of a connection
/// string looks like.
std::string_view leading_address(std::string_view text) {
  const std::size_t comma = text.find(',');
  const std::string_view first = base::trim(text.substr(0, comma));
  const bool is_address = first.find_first_of(".:") != std::string_view::npos &&
                          first.find_first_of("=; \t\r\n/\\'\"") == std::string_view::npos;
  return comma != std::string_view::npos && is_address ? first : std::string_view();
}

void parse(std::string_view text, int depth, std::vector<ConnectionPart>& parts) {
  const std::string_view address = leading_address(text);
  if (!address.empty()) parts.push_back({"host", std::string(address)});
  const char separator = address.empty() ? ';' : ',';
  for (std::size_t at = 0; at < text.size(); ++at) {
    const std::size_t equals = key_end(text, at, separator);
    if (equals == std::string_view::npos) {
      at = std::min(text.find(separator, at), text.size());
      continue;
    }
    ConnectionPart part{normal_key(text.substr(at, equals - at)), {}};
    at = equals + 1;
    part.value = read_value(text, at, separator);
    if (part.key == "providerconnectionstring" && depth < kDeepest) {
      parse(part.value, depth + 1, parts);
    } else if (!part.key.empty()) {
      parts.push_back(std::move(part));
    }
  }
}

template <std::size_t N>
bool is_one_of(const std::string& key, const std::string_view (&keys)[N]) {
  return std::find(std::begin(keys), std::end(keys), key) != std::end(keys);
}

constexpr std::string_view kPasswords[] = {"password", "pwd", "jetoledb:databasepassword"};
constexpr std::string_view kAccessKeys[] = {"accountkey", "sharedaccesskey", "sharedsecretvalue"};
constexpr std::string_view kUsers[] = {"userid",     "uid", "user", "username", "sharedaccesskeyname",
                                       "accountname"};
constexpr std::string_view kServers[] = {"server",         "datasource",     "address",  "addr",
                                         "networkaddress", "initialcatalog", "database", "host",
                                         "hostname",       "driver",         "dsn",      "provider",
                                         "accountname",    "endpoint",       "metadata", "attachdbfilename"};

constexpr std::string_view kDataFiles[] = {"datasource", "dbq", "fullpath"};

bool says_integrated(const ConnectionPart& part) {
  const std::string value = normal_key(part.value);
  if (part.key == "integratedsecurity" || part.key == "trusted_connection")
    return value == "true" || value == "yes" || value == "sspi";
  return part.key == "authentication" && (value.ends_with("integrated") || value.ends_with("identity") ||
                                          value.ends_with("msi") || value.ends_with("default"));
}

bool names_file(const ConnectionPart& part) {
  static constexpr std::string_view kEndings[] = {".mdb", ".accdb", ".db",   ".db3", ".sqlite",
                                                  ".sdf", ".xls",   ".xlsx", ".dbf", ".csv"};
  const std::string value = base::lower(part.value);
  if (part.key == "provider")
    return value.starts_with("microsoft.jet.") || value.starts_with("microsoft.ace.");
  return is_one_of(part.key, kDataFiles) &&
         std::any_of(std::begin(kEndings), std::end(kEndings),
                     [&value](std::string_view ending) { return value.ends_with(ending); });
}

}  // namespace

std::vector<ConnectionPart> parse_connection_string(std::string_view text) {
  std::vector<ConnectionPart> parts;
  parse(text, 0, parts);
  return parts;
}

ConnectionLogon logon_of(std::string_view connection_string) {
  ConnectionLogon logon;
  for (ConnectionPart& part : parse_connection_string(connection_string)) {
    if (is_one_of(part.key, kServers)) logon.names_server = true;
    if (is_one_of(part.key, kUsers)) logon.user = part.value;
    logon.needs_no_password = logon.needs_no_password || says_integrated(part);
    logon.is_file = logon.is_file || names_file(part);
    logon.is_key = logon.is_key || is_one_of(part.key, kAccessKeys);
    if (is_one_of(part.key, kPasswords) || is_one_of(part.key, kAccessKeys))
      logon.password = std::move(part.value);
  }
  return logon;
}

}  // namespace iislint::values
