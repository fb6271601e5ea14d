#include "schema/secrets/unread_text.h"

#include <algorithm>
#include <iterator>

#include "base/text.h"

namespace iislint::schema {
namespace {

constexpr std::string_view kQuotes[] = {"\"",     "'",      "&quot;", "&apos;", "&#34;", "&#39;",
                                        "\u201C", "\u201D", "\u201E", "\u2018", "\u2019"};

bool is_name(char c) {
  return (base::to_lower(c) >= 'a' && base::to_lower(c) <= 'z') || base::is_digit(c) || c == '_' || c == '-';
}

class UnreadText {
 public:
  UnreadText(std::string_view text, TextRange where, SecretNames::OfFile& names,
             std::vector<TextRange>& found)
      : text_(text.substr(0, where.end)), begin_(where.begin), names_(names), found_(found) {}

  void search() {
    for (std::size_t at = begin_; at < text_.size();) {
      if (const std::string_view quote = quote_at(at); !quote.empty() && opens(at, quote)) {
        at = hide_quoted(at + quote.size(), quote);
      } else if (text_[at] == '=' || text_[at] == ':') {
        at = hide_named(at);
      } else {
        ++at;
      }
    }
  }

 private:
  std::string_view quote_at(std::size_t at) const {
    const char c = text_[at];
    if (c != '"' && c != '\'' && c != '&' && c != '\xE2') return {};
    const std::string_view rest = text_.substr(at, 6);
    const auto* quote = std::find_if(std::begin(kQuotes), std::end(kQuotes),
                                     [rest](std::string_view known) { return rest.starts_with(known); });
    return quote == std::end(kQuotes) ? std::string_view() : *quote;
  }

  /// An apostrophe inside a word is none.
  bool opens(std::size_t at, std::string_view quote) const {
    return (quote != "'" && quote != "\u2019") || at == begin_ || !is_name(text_[at - 1]);
  }

  /// Typographic quotes close each other.
  static bool closes(std::string_view quote, std::string_view opened) {
    return quote == opened || (quote.front() == '\xE2' && opened.front() == '\xE2');
  }

  /// From behind the opening quote; where to go on. A quote inside a value ends it too early: what follows
  /// the closing quote without a blank belongs to it, up to the next one.
  std::size_t hide_quoted(std::size_t begin, std::string_view opened) {
    std::size_t at = begin;
    while (at < text_.size()) {
      const std::string_view quote = quote_at(at);
      if (quote.empty() || !closes(quote, opened)) {
        ++at;
        continue;
      }
      const std::size_t behind = at + quote.size();
      if (behind >= text_.size() || ends_value(text_[behind])) {
        add(begin, at);
        return behind;
      }
      at = behind;
    }
    add(begin, text_.size());
    return text_.size();
  }

  static bool ends_value(char c) {
    return base::is_space(c) || std::string_view("/>?<],;.)").find(c) != std::string_view::npos;
  }

  /// The word behind the '=' or ':' there, when the one before it is the name of a secret.
  std::size_t hide_named(std::size_t sign) {
    std::size_t end = sign;
    while (end > begin_ && sign - end < kMostBlanks && base::is_space(text_[end - 1]))
      --end;
    std::size_t name = end;
    while (name > begin_ && end - name <= SecretNames::kLongestName && is_name(text_[name - 1]))
      --name;
    std::size_t begin = sign + 1;
    if (name == end || !names_.is_secret(text_.substr(name, end - name))) return begin;
    while (begin < text_.size() && (base::is_space(text_[begin]) || text_[begin] == '='))
      ++begin;
    if (begin == text_.size() || !quote_at(begin).empty()) return begin;
    const std::size_t stop = std::min(text_.find_first_of(" \t\r\n<>", begin), text_.size());
    add(begin, stop);
    return std::max(stop, begin);
  }

  void add(std::size_t begin, std::size_t end) {
    if (base::trim(text_.substr(begin, end - begin)).empty()) return;
    found_.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
  }

  static constexpr std::size_t kMostBlanks = 8;

  const std::string_view text_;
  const std::size_t begin_;
  SecretNames::OfFile& names_;
  std::vector<TextRange>& found_;
};

}  // namespace

void find_in_unread_text(std::string_view text, TextRange where, SecretNames::OfFile& names,
                         std::vector<TextRange>& found) {
  if (where.begin < where.end) UnreadText(text, where, names, found).search();
}

}  // namespace iislint::schema
