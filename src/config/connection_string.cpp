#include "config/connection_string.h"

#include <algorithm>

#include "base/text.h"

namespace iislint::config {
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
std::size_t key_end(std::string_view text, std::size_t at) {
  for (; at < text.size() && text[at] != ';'; ++at) {
    if (text[at] != '=') continue;
    if (at + 1 >= text.size() || text[at + 1] != '=') return at;
    ++at;
  }
  return std::string_view::npos;
}

/// The value that begins at `at`, which moves behind it.
std::string read_value(std::string_view text, std::size_t& at) {
  while (at < text.size() && base::is_space(text[at]))
    ++at;
  const char quote = at < text.size() ? text[at] : '\0';
  if (quote != '"' && quote != '\'') {
    const std::size_t end = std::min(text.find(';', at), text.size());
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
  at = std::min(text.find(';', at), text.size());
  return value;
}

void parse(std::string_view text, int depth, std::vector<ConnectionPart>& parts) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    const std::size_t equals = key_end(text, at);
    if (equals == std::string_view::npos) {
      at = std::min(text.find(';', at), text.size());
      continue;
    }
    ConnectionPart part{normal_key(text.substr(at, equals - at)), {}};
    at = equals + 1;
    part.value = read_value(text, at);
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

constexpr std::string_view kPasswords[] = {"password", "pwd"};
constexpr std::string_view kAccessKeys[] = {"accountkey", "sharedaccesskey", "sharedsecretvalue"};
constexpr std::string_view kUsers[] = {"userid",     "uid", "user", "username", "sharedaccesskeyname",
                                       "accountname"};
constexpr std::string_view kServers[] = {"server",         "datasource",     "address",  "addr",
                                         "networkaddress", "initialcatalog", "database", "host",
                                         "hostname",       "driver",         "dsn",      "provider",
                                         "accountname",    "endpoint",       "metadata", "attachdbfilename"};

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
    logon.is_key = logon.is_key || is_one_of(part.key, kAccessKeys);
    if (is_one_of(part.key, kPasswords) || is_one_of(part.key, kAccessKeys))
      logon.password = std::move(part.value);
  }
  return logon;
}

}  // namespace iislint::config
