#include "schema/secrets/text_secrets.h"

#include <algorithm>

#include "base/text.h"

namespace iislint::schema {
namespace {

TextRange range(std::size_t begin, std::size_t end) {
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

/// The password of scheme://user:password@host; the user may be empty.
void find_in_addresses(std::string_view text, std::vector<TextRange>& found) {
  for (std::size_t at = text.find("://"); at != std::string_view::npos; at = text.find("://", at + 1)) {
    const std::size_t begin = at + 3;
    std::size_t end = begin, colon = 0, sign = 0;
    for (;
         end < text.size() && std::string_view("/?#\\ \t\r\n\"'<>").find(text[end]) == std::string_view::npos;
         ++end) {
      if (text[end] == ':' && colon == 0) colon = end;
      if (text[end] == '@') sign = end;
    }
    if (colon != 0 && sign > colon + 1) found.push_back(range(colon + 1, sign));
  }
}

bool is_letter(char c) {
  return base::to_lower(c) >= 'a' && base::to_lower(c) <= 'z';
}

/// Where the value of "password=" ends that begins at `begin`: at the semicolon behind it, at the end of the
/// attribute, the line or the element.
std::size_t value_end(std::string_view text, std::size_t begin) {
  constexpr std::string_view kQuote = "&quot;";
  if (text.substr(begin).starts_with(kQuote)) {
    const std::size_t close = text.find(kQuote, begin + kQuote.size());
    const std::size_t limit = std::min(text.find_first_of("\"<>\n", begin), text.size());
    return close < limit ? close + kQuote.size() : limit;
  }
  return std::min(text.find_first_of(";\"'<>\r\n", begin), text.size());
}

/// Whether the text ends with one of the keys, with no letter before it.
bool ends_with_key(std::string_view text) {
  static constexpr std::string_view kKeys[] = {"password", "pwd", "accountkey"};
  return std::any_of(std::begin(kKeys), std::end(kKeys), [text](std::string_view key) {
    if (text.size() < key.size()) return false;
    const std::size_t begin = text.size() - key.size();
    return base::equals_ignoring_case(text.substr(begin), key) && (begin == 0 || !is_letter(text[begin - 1]));
  });
}

/// What stands behind "password=" and the like inside a value, a comment or a text.
void find_in_connections(std::string_view text, std::vector<TextRange>& found) {
  for (std::size_t at = text.find('='); at != std::string_view::npos; at = text.find('=', at + 1)) {
    if (at + 1 >= text.size() || text[at + 1] == '"') continue;  // an attribute: by far the most
    std::size_t end = at;
    while (end > 0 && text[end - 1] == ' ')
      --end;
    if (!ends_with_key(text.substr(0, end))) continue;
    std::size_t begin = at + 1;
    while (begin < text.size() && text[begin] == ' ')
      ++begin;
    const std::size_t stop = value_end(text, begin);
    if (stop > begin) found.push_back(range(begin, stop));
  }
}

}  // namespace

std::vector<TextRange> secrets_in_text(std::string_view text) {
  std::vector<TextRange> found;
  find_in_addresses(text, found);
  find_in_connections(text, found);
  return found;
}

}  // namespace iislint::schema
