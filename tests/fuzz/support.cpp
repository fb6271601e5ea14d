#include "support.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <nlohmann/json.hpp>

#include "base/utf8.h"

namespace iislint::fuzz {
namespace {

/// Whether a terminal shows the character and does nothing else.
bool is_harmless(char32_t c) {
  if (c < 0x20) return c == '\n';
  const bool is_control = c >= 0x7F && c < 0xA0;
  const bool turns_direction =
      (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x200E || c == 0x200F;
  return !is_control && !turns_direction && c != 0x2028 && c != 0x2029;
}

bool is_harmless(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const auto c = base::decode_utf8(text, at);
    if (!c.valid || !is_harmless(c.value)) return false;
    at += c.size;
  }
  return true;
}

/// Whether a CI system that reads the log would find a command in it.
bool holds_command(std::string_view text) {
  if (text.find("##[") != std::string_view::npos || text.find("##vso[") != std::string_view::npos)
    return true;
  for (std::size_t line = 0; line < text.size();) {
    const std::size_t begin = text.find_first_not_of(" \t", line);
    if (begin == std::string_view::npos) break;
    const std::string_view rest = text.substr(begin, text.find('\n', begin) - begin);
    if (rest.starts_with("::") && rest.find("::", 2) != std::string_view::npos && rest[2] >= 'a' &&
        rest[2] <= 'z')
      return true;
    line = std::min(text.find('\n', begin), text.size() - 1) + 1;
  }
  return false;
}

void check_text(std::string_view what, const std::string& text) {
  if (!is_harmless(text)) fail(std::string(what) + " holds control characters or broken UTF-8", text);
  if (holds_command(text)) fail(std::string(what) + " holds a command for a CI system", text);
}

std::string_view format_of(const std::vector<std::string>& words) {
  const auto option = std::find(words.begin(), words.end(), "--format");
  return option != words.end() && option + 1 != words.end() ? std::string_view(*(option + 1)) : "";
}

/// Without the commands that a format consists of, one at the beginning of a line: what they carry stays.
std::string without_own_commands(const std::string& text, std::string_view format) {
  static const std::map<std::string_view, std::vector<std::string_view>> kCommands = {
      {"github", {"::error ", "::warning ", "::notice "}}, {"azure", {"##vso[task.logissue "}}};
  const auto own = kCommands.find(format);
  if (own == kCommands.end()) return text;
  std::string rest;
  for (std::size_t line = 0; line < text.size();) {
    const std::size_t end = std::min(text.find('\n', line), text.size() - 1) + 1;
    std::string_view words(text.data() + line, end - line);
    for (const std::string_view command : own->second) {
      if (!words.starts_with(command)) continue;
      words.remove_prefix(command.size());
      break;
    }
    rest += words;
    line = end;
  }
  return rest;
}

}  // namespace

Input::Input(const std::uint8_t* data, std::size_t size, std::size_t most_parts) : parts_(most_parts) {
  std::string_view text(reinterpret_cast<const char*>(data), size);
  for (std::size_t i = 0; i < kChoiceBytes && !text.empty(); ++i) {
    choices_ += static_cast<std::size_t>(static_cast<unsigned char>(text.front())) << (8 * i);
    text.remove_prefix(1);
  }
  for (std::size_t i = 0; i < most_parts; ++i) {
    const std::size_t end = i + 1 < most_parts ? text.find(kSeparator) : std::string_view::npos;
    parts_[i] = text.substr(0, end);
    if (end == std::string_view::npos) break;
    text.remove_prefix(end + kSeparator.size());
  }
}

std::size_t Input::choose(std::size_t count) {
  const std::size_t choice = choices_ % count;
  choices_ /= count;
  return choice;
}

std::string composed(const std::vector<std::size_t>& choices, const std::vector<std::size_t>& counts,
                     const std::vector<std::string>& parts) {
  std::size_t number = 0;
  for (std::size_t i = counts.size(); i > 0; --i)
    number = number * counts[i - 1] + (i <= choices.size() ? choices[i - 1] % counts[i - 1] : 0);
  std::string bytes;
  for (std::size_t i = 0; i < Input::kChoiceBytes; ++i)
    bytes += static_cast<char>(static_cast<unsigned char>((number >> (8 * i)) & 0xFF));
  for (std::size_t i = 0; i < parts.size(); ++i)
    bytes += (i == 0 ? std::string() : std::string(Input::kSeparator)) + parts[i];
  return bytes;
}

void fail(std::string_view what, std::string_view details) {
  std::fprintf(stderr, "FAILED: %.*s\n%.*s\n", static_cast<int>(what.size()), what.data(),
               static_cast<int>(std::min<std::size_t>(details.size(), 8000)), details.data());
  std::abort();
}

Outcome checked_run(const std::vector<std::string>& words, const Files& files) {
  const Outcome outcome = tests::run(words, files);
  if (outcome.status < 0 || outcome.status > 2)
    fail("exit status " + std::to_string(outcome.status), outcome.err);
  check_text("standard error", outcome.err);
  check_text("standard output", without_own_commands(outcome.out, format_of(words)));
  if (format_of(words) == "json" && !outcome.out.empty() && !nlohmann::json::accept(outcome.out))
    fail("the output is no JSON", outcome.out);
  return outcome;
}

void require_no_fault(const Outcome& outcome) {
  if (outcome.status == 2) fail("exit status 2", outcome.out + outcome.err);
}

}  // namespace iislint::fuzz
