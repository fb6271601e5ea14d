// Small questions about text. Everything here looks at ASCII letters only: the names of IIS are ASCII.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace iislint::base {

constexpr bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}
constexpr bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
constexpr char to_lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

/// Equal but for the case of ASCII letters.
bool equals_ignoring_case(std::string_view a, std::string_view b);

std::string lower(std::string_view text);

/// Without white space at both ends; a view into `text`.
std::string_view trim(std::string_view text);

/// The pieces between the separators; always at least one, empty pieces included.
std::vector<std::string_view> split(std::string_view text, char separator);

/// Whether the number sign at `at` begins what a CI system takes for a command wherever it stands in a line:
/// "##[error]" (GitHub Actions, Azure Pipelines), "##vso[task.setvariable …]", "##teamcity[…]".
bool begins_ci_command(std::string_view text, std::size_t at);

/// "a, b and c" with the given last word ("and", "or").
std::string join_words(const std::vector<std::string>& words, std::string_view last_word);

/// As an attribute value of XML, between quotes of either kind.
std::string xml_escaped(std::string_view text);

/// 64-bit FNV-1a: stable over runs, platforms and versions; not for security.
std::uint64_t fnv1a(std::string_view text, std::uint64_t seed = 14695981039346656037ULL);

}  // namespace iislint::base
