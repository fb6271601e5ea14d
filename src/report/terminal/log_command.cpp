#include "report/terminal/log_command.h"

#include "base/text.h"
#include "base/utf8.h"
#include "report/terminal/log_guard.h"
#include "report/terminal/terminal_text.h"

namespace iislint::report {
namespace {

/// Line ends and tabs stay, for every platform has an escape for them.
std::string harmless(std::string_view text) {
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    const base::CodePoint c = base::decode_utf8(text, at);
    const bool is_format = c.value == '\t' || c.value == '\n' || c.value == '\r';
    if (c.value == '#' && base::begins_ci_command(text, at)) {
      result += numbered(c.value);
    } else if (c.value < 0x20 && !is_format) {
      base::append_utf8(result, 0x2400 + c.value);
    } else if (c.value == 0x7F) {
      base::append_utf8(result, 0x2421);
    } else if (base::is_unseen(c.value)) {
      result += numbered(c.value);
    } else {
      base::append_utf8(result, c.value);
    }
    at += c.size;
  }
  return result;
}

struct Escape {
  char character;
  std::string_view text;
};

// The numbers are those of the toolkits: @actions/core (command.ts) and azure-pipelines-task-lib
// (taskcommand.ts). Messages take the first three, properties all.
constexpr Escape kGithub[] = {{'%', "%25"}, {'\r', "%0D"}, {'\n', "%0A"}, {':', "%3A"}, {',', "%2C"}};
constexpr Escape kAzure[] = {{'%', "%AZP25"}, {'\r', "%0D"}, {'\n', "%0A"}, {']', "%5D"}, {';', "%3B"}};
constexpr std::size_t kOfMessages = 3;
constexpr Escape kTeamcity[] = {{'|', "||"}, {'\'', "|'"}, {'[', "|["},
                                {']', "|]"}, {'\r', "|r"}, {'\n', "|n"}};

template <std::size_t N>
std::string escaped(std::string_view text, const Escape (&escapes)[N], std::size_t count) {
  std::string result;
  for (const char c : harmless(text)) {
    std::size_t i = 0;
    while (i < count && escapes[i].character != c)
      ++i;
    i < count ? result.append(escapes[i].text) : result.append(1, c);
  }
  return result;
}

void append_unit(std::string& text, char32_t unit) {
  constexpr char kHex[] = "0123456789ABCDEF";
  text += "|0x";
  for (int shift = 12; shift >= 0; shift -= 4)
    text += kHex[unit >> shift & 15];
}

/// Beyond ASCII, the units of UTF-16.
std::string teamcity_value(std::string_view text) {
  const std::string ascii_escaped = escaped(text, kTeamcity, std::size(kTeamcity));
  std::string result;
  for (std::size_t at = 0; at < ascii_escaped.size();) {
    const base::CodePoint c = base::decode_utf8(ascii_escaped, at);
    at += c.size;
    if (c.value < 0x80) {
      result += static_cast<char>(c.value);
    } else if (c.value < 0x10000) {
      append_unit(result, c.value);
    } else {
      append_unit(result, 0xD800 + ((c.value - 0x10000) >> 10));
      append_unit(result, 0xDC00 + ((c.value - 0x10000) & 0x3FF));
    }
  }
  return result;
}

}  // namespace

LogCommand LogCommand::github(std::string_view name, const Properties& properties, std::string_view message) {
  std::string line = "::" + std::string(name);
  const char* separator = " ";
  for (const auto& [key, value] : properties) {
    if (value.empty()) continue;
    line.append(separator).append(key) += "=" + escaped(value, kGithub, std::size(kGithub));
    separator = ",";
  }
  return LogCommand(line + "::" + escaped(message, kGithub, kOfMessages));
}

LogCommand LogCommand::azure(std::string_view name, const Properties& properties, std::string_view message) {
  std::string line = "##vso[" + std::string(name) + " ";
  for (const auto& [key, value] : properties) {
    if (!value.empty()) line.append(key) += "=" + escaped(value, kAzure, std::size(kAzure)) + ";";
  }
  return LogCommand(line + "]" + escaped(message, kAzure, kOfMessages));
}

LogCommand LogCommand::teamcity(std::string_view name, const Properties& properties) {
  std::string line = "##teamcity[" + std::string(name);
  for (const auto& [key, value] : properties) {
    if (!value.empty()) line.append(" ").append(key) += "='" + teamcity_value(value) + "'";
  }
  return LogCommand(line + "]");
}

std::ostream& operator<<(std::ostream& out, const LogCommand& command) {
  if (auto* guard = dynamic_cast<LogGuard*>(&out)) {
    guard->pass(command);
    return out;
  }
  return out << command.line() << '\n';
}

}  // namespace iislint::report
