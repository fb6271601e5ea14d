#include "schema/secrets/text_secrets.h"

#include <algorithm>
#include <string>

#include "base/ascii.h"
#include "base/text.h"
#include "schema/secrets/secret_names.h"

namespace iislint::schema {
namespace {

constexpr std::size_t kMostBlanks = 8;  // between a name and its '='

TextRange range(std::size_t begin, std::size_t end) {
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

constexpr std::string_view kAddressEnds = " \t\r\n\"'<>";

/// A port or the variable of one: what follows is the path.
bool is_port(std::string_view text) {
  return std::all_of(text.begin(), text.end(), base::is_digit) || (text.front() == '{' && text.back() == '}');
}

/// The '@' behind a password that has slashes and the like in it, or 0. `end` is at the first of them.
std::size_t sign_behind_slash(std::string_view text, std::size_t colon, std::size_t end) {
  constexpr std::size_t kLongest = 256;
  if (colon == 0 || end == colon + 1 || end == text.size() ||
      is_port(text.substr(colon + 1, end - colon - 1)))
    return 0;
  const std::string_view rest = text.substr(end, kLongest);
  const std::size_t sign = rest.substr(0, rest.find_first_of(kAddressEnds)).rfind('@');
  return sign == std::string_view::npos ? 0 : end + sign;
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
    if (sign == 0) sign = sign_behind_slash(text, colon, end);
    if (colon != 0 && sign > colon + 1) found.push_back(range(colon + 1, sign));
  }
}

bool is_word(char c) {
  return base::is_letter(c) || base::is_digit(c) || c == '_' || c == '-';
}

/// Whether the semicolon there ends an entity: it belongs to the value then.
bool ends_entity(std::string_view text, std::size_t begin, std::size_t semicolon) {
  constexpr std::size_t kLongest = 10;
  for (std::size_t at = semicolon; at > begin && semicolon - at < kLongest;) {
    if (text[--at] == '&') return at + 1 < semicolon;
    if (!is_word(text[at]) && text[at] != '#') return false;
  }
  return false;
}

/// Where what begins with a quote of its own ends: behind the same quote, or at the end of the attribute or
/// line.
std::size_t quoted_end(std::string_view text, std::size_t begin, std::string_view quote) {
  const std::string ends = "\"<>\r\n" + std::string(quote.substr(0, 1));
  std::size_t end = text.find_first_of(ends, begin + quote.size());
  while (end < text.size() && text[end] == quote.front()) {
    if (text.substr(end).starts_with(quote)) return end + quote.size();
    end = text.find_first_of(ends, end + 1);
  }
  return std::min(end, text.size());
}

/// Where the value of "password=" ends that begins at `begin`: at the semicolon behind it, at the end of the
/// attribute, the line or the element; `more` are other characters that end it.
std::size_t value_end(std::string_view text, std::size_t begin, std::string_view more) {
  for (const std::string_view quote : {"&quot;", "&apos;", "'"}) {
    if (text.substr(begin).starts_with(quote)) return quoted_end(text, begin, quote);
  }
  const std::string ends = ";\"'<>\r\n" + std::string(more);
  std::size_t end = text.find_first_of(ends, begin);
  while (end < text.size() && text[end] == ';' && ends_entity(text, begin, end))
    end = text.find_first_of(ends, end + 1);
  return std::min(end, text.size());
}

std::string_view word_before(std::string_view text, std::size_t end) {
  std::size_t begin = end;
  while (begin > 0 && end - begin <= SecretNames::kLongestName && is_word(text[begin - 1]))
    --begin;
  return text.substr(begin, end - begin);
}

/// "?sig=" and "&token=": in addresses, and patterns for them, alone these words name a secret.
bool is_in_query(std::string_view text, std::string_view word) {
  const auto begin = static_cast<std::size_t>(word.data() - text.data());
  return begin > 0 && std::string_view("?&;^(").find(text[begin - 1]) != std::string_view::npos;
}

bool is_query_key(std::string_view word) {
  return base::equals_ignoring_case(word, "sig") || base::equals_ignoring_case(word, "token");
}

/// One of the keys of connection strings, with no letter before it.
bool is_logon_key(std::string_view, std::string_view word) {
  static constexpr std::string_view kKeys[] = {"password", "pwd", "accountkey"};
  return std::any_of(std::begin(kKeys), std::end(kKeys), [word](std::string_view key) {
    if (word.size() < key.size()) return false;
    const std::size_t begin = word.size() - key.size();
    const bool is_whole = begin == 0 || !base::is_letter(word[begin - 1]);
    return is_whole && base::equals_ignoring_case(word.substr(begin), key);
  });
}

bool is_key_of_secret(std::string_view text, std::string_view word) {
  return is_named_as_secret(word) || (is_query_key(word) && is_in_query(text, word));
}

/// What stands behind "password=" and the like inside a value, a comment or a text.
void find_in_connections(std::string_view text, bool (*is_key)(std::string_view text, std::string_view word),
                         std::vector<TextRange>& found) {
  for (std::size_t at = text.find('='); at != std::string_view::npos; at = text.find('=', at + 1)) {
    if (at + 1 >= text.size() || text[at + 1] == '"') continue;  // an attribute: by far the most
    std::size_t end = at;
    while (end > 0 && text[end - 1] == ' ' && at - end < kMostBlanks)
      --end;
    const std::string_view word = word_before(text, end);
    if (!is_key(text, word)) continue;
    std::size_t begin = at + 1;
    while (begin < text.size() && text[begin] == ' ')
      ++begin;
    const std::size_t stop = value_end(text, begin, "");
    if (stop <= begin) continue;
    found.push_back(range(begin, stop));
    at = stop - 1;
  }
}

/// Where options may begin. Faster than find_first_of, which looks at each character by itself.
class OptionMarks {
 public:
  explicit OptionMarks(std::string_view text) : text_(text), dash_(text.find('-')), slash_(text.find('/')) {}

  /// The first one that is not before `from`.
  std::size_t next(std::size_t from) {
    if (dash_ < from) dash_ = text_.find('-', from);
    if (slash_ < from) slash_ = text_.find('/', from);
    return std::min(dash_, slash_);
  }

 private:
  std::string_view text_;
  std::size_t dash_, slash_;  // npos when there is no more
};

/// Whether the double quote there begins the value of an option and does not end that of an attribute.
bool opens_quote(std::string_view text, std::size_t at) {
  constexpr std::string_view kBehindAttribute = " \t\r\n/>?\"";
  return at + 1 < text.size() && text[at] == '"' &&
         kBehindAttribute.find(text[at + 1]) == std::string_view::npos;
}

/// Blanks, and what quotes or joins; a typographic quote is no ASCII.
bool may_precede_option(char c) {
  return (c & 0x80) != 0 || std::string_view(" \t\r\n\"';|=,(").find(c) != std::string_view::npos;
}

/// Calls `visit` with the end of the name of each option that is named as a secret; it says where to go on.
template <typename Visit>
void for_each_option_of_secret(std::string_view text, Visit&& visit) {
  OptionMarks marks(text);
  for (std::size_t at = marks.next(0); at != std::string_view::npos; at = marks.next(at + 1)) {
    if (at > 0 && !may_precede_option(text[at - 1])) continue;
    const std::size_t name =
        std::min(text.find_first_not_of('-', text[at] == '/' ? at + 1 : at), text.size());
    std::size_t end = name;
    while (end < text.size() && end - name <= SecretNames::kLongestName && is_word(text[end]))
      ++end;
    const std::string_view word = text.substr(name, end - name);
    at = std::max(at, end - 1);
    if (is_entry_of_secret(word)) at = std::max(at, visit(end));
  }
}

/// The value behind the name of an option, "--password x", "-pwd:x" or "/password:x".
void find_in_command_lines(std::string_view text, std::vector<TextRange>& found) {
  for_each_option_of_secret(text, [&](std::size_t end) -> std::size_t {
    if (end == text.size() || (text[end] != ':' && !base::is_space(text[end]))) return 0;
    std::size_t begin = end + 1;
    while (begin < text.size() && base::is_space(text[begin]))
      ++begin;
    const std::size_t stop =
        opens_quote(text, begin) ? quoted_end(text, begin, "\"") : value_end(text, begin, " \t");
    if (stop <= begin) return 0;
    found.push_back(range(begin, stop));
    return stop - 1;
  });
}

/// The token of "Bearer x", wherever it stands.
void find_bearers(std::string_view text, std::vector<TextRange>& found) {
  constexpr std::string_view kScheme = "Bearer ";
  constexpr std::size_t kShortest = 7;  // shorter words are prose
  for (std::size_t at = text.find(kScheme); at != std::string_view::npos; at = text.find(kScheme, at + 1)) {
    const std::size_t begin = at + kScheme.size();
    const std::size_t stop = std::min(text.find_first_of(" \t\r\n\"'<>", begin), text.size());
    if (stop - begin >= kShortest) found.push_back(range(begin, stop));
  }
}

}  // namespace

std::vector<TextRange> secrets_in_text(std::string_view text) {
  std::vector<TextRange> found;
  find_in_addresses(text, found);
  find_in_connections(text, is_key_of_secret, found);
  find_in_command_lines(text, found);
  find_bearers(text, found);
  return found;
}

bool has_option_of_secret(std::string_view text) {
  bool is_any = false;
  for_each_option_of_secret(text, [&](std::size_t) -> std::size_t {
    is_any = true;
    return text.size();
  });
  return is_any;
}

std::vector<TextRange> logons_in_text(std::string_view text) {
  std::vector<TextRange> found;
  find_in_addresses(text, found);
  find_in_connections(text, is_logon_key, found);
  return found;
}

}  // namespace iislint::schema
