#include "schema/secrets/comment_secrets.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/text.h"
#include "schema/secrets/entry_names.h"

namespace iislint::schema {
namespace {

class CommentSearch {
 public:
  CommentSearch(std::string_view text, TextRange where, SecretNames::OfFile& names,
                std::vector<TextRange>& found)
      : text_(text), where_(where), names_(names), found_(found) {}

  /// An element that is commented out, or prose that tells a password.
  void search() {
    for (std::uint32_t at = where_.begin; at < where_.end; ++at) {
      if ((text_[at] == '=' || text_[at] == ':') && names_.is_secret(word_before(at)))
        at = std::max(at, add_told(at + 1, where_.end));
    }
    look_into_entries();
  }

 private:
  /// value="…" behind a key="…" that names a secret; in the same tag any attribute, when it is certain.
  void look_into_entries() {
    std::string_view key;
    std::size_t tag_end = 0;  // of the key
    const std::string_view comment = text_.substr(0, where_.end);
    for (std::size_t at = comment.find('=', where_.begin); at < where_.end; at = comment.find('=', at + 1)) {
      const std::size_t begin = at + 1;
      if (begin >= where_.end || (text_[begin] != '"' && text_[begin] != '\'')) continue;
      const std::size_t end = std::min<std::size_t>(comment.find(comment[begin], begin + 1), where_.end);
      const std::string_view name = word_before(static_cast<std::uint32_t>(at));
      if (is_key_name(name)) {
        key = key_in(text_.substr(begin + 1, end - begin - 1));
        tag_end = comment.find('>', end);
      } else if (is_content_name(name)
                     ? names_secret(key, names_)
                     : begin < tag_end && is_entry_of_secret(key) && !names_.is_another(name))
        add(static_cast<std::uint32_t>(begin) + 1, static_cast<std::uint32_t>(end));
      at = std::max(at, end - 1);
    }
  }

  /// Without the quotes that JSON writes around it.
  std::string_view word_before(std::uint32_t end) const {
    while (base::is_space(text_[end - 1]))
      --end;
    if (end > 1 && (text_[end - 1] == '"' || text_[end - 1] == '\'')) --end;
    std::uint32_t begin = end;
    while (end - begin < SecretNames::kLongestName && base::is_word_character(text_[begin - 1]))
      --begin;
    if (text_[begin - 1] == '@') return {};  // a path that names an attribute
    return text_.substr(begin, end - begin);
  }

  /// The quoted text or the word from there on; its end.
  std::uint32_t add_told(std::uint32_t begin, std::uint32_t limit) {
    while (begin < limit && base::is_space(text_[begin]))
      ++begin;
    if (begin == limit) return limit;
    const std::string_view comment = text_.substr(0, limit);
    const bool quoted = comment[begin] == '"' || comment[begin] == '\'';
    const std::size_t end =
        quoted ? comment.find(comment[begin], begin + 1) : comment.find_first_of(" \t\r\n,;<>\"'", begin);
    const auto told_end = static_cast<std::uint32_t>(std::min<std::size_t>(end, limit));
    add(begin + (quoted ? 1 : 0), told_end);
    return told_end;
  }

  void add(std::uint32_t begin, std::uint32_t end) {
    if (begin < end) found_.push_back({begin, end});
  }

  const std::string_view text_;
  const TextRange where_;
  SecretNames::OfFile& names_;
  std::vector<TextRange>& found_;
};

}  // namespace

void find_in_comment(std::string_view text, TextRange where, SecretNames::OfFile& names,
                     std::vector<TextRange>& found) {
  CommentSearch(text, where, names, found).search();
}

}  // namespace iislint::schema
