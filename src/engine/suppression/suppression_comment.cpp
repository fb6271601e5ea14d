#include "engine/suppression/suppression_comment.h"

#include <algorithm>

#include "base/text.h"
#include "base/utf8.h"

namespace iislint::engine {
namespace {

constexpr std::string_view kName = "iislint";

bool starts_with_ignoring_case(std::string_view text, std::string_view start) {
  return base::equals_ignoring_case(text.substr(0, start.size()), start);
}

class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  std::optional<SuppressionComment> read() {
    const std::size_t begin = after_blanks(0);
    if (!starts_with_ignoring_case(text_.substr(begin), kName)) return std::nullopt;
    if (!read_keyword(begin)) return std::nullopt;
    if (!comment_.mistake) read_rest();
    return std::move(comment_);
  }

 private:
  std::size_t after_blanks(std::size_t at) const {
    while (at < text_.size() && base::is_space(text_[at]))
      ++at;
    return at;
  }

  std::size_t word_end(std::size_t at) const {
    while (at < text_.size() && !base::is_space(text_[at]) && text_[at] != ':' && text_[at] != ',')
      ++at;
    return at;
  }

  WordRange trimmed(std::size_t begin, std::size_t end) const {
    begin = after_blanks(begin);
    while (end > begin && base::is_space(text_[end - 1]))
      --end;
    return {begin, std::max(begin, end)};
  }

  void fail(CommentMistake mistake, WordRange at) {
    comment_.mistake = mistake;
    comment_.mistaken = at;
  }

  /// False for prose that only happens to begin with the name of this program.
  bool read_keyword(std::size_t begin) {
    std::size_t end = word_end(begin);
    const std::string_view word = text_.substr(begin, end - begin);
    if (word.size() == kName.size()) {  // "iislint ignore", "iislint: ignore"
      std::size_t next = end;
      while (next < text_.size() && (base::is_space(text_[next]) || text_[next] == ':'))
        ++next;
      end = word_end(next);
      const std::string_view second = text_.substr(next, end - next);
      if (!starts_with_ignoring_case(second, "ignore") && !starts_with_ignoring_case(second, "disable"))
        return false;
    } else if (word[kName.size()] != '-') {
      return false;
    }
    comment_.keyword = {begin, end};
    const std::string_view keyword = comment_.keyword.of(text_);
    comment_.is_for_file = keyword == kIgnoreFile;
    if (!comment_.is_for_file && keyword != kIgnore) fail(CommentMistake::unknown_keyword, comment_.keyword);
    return true;
  }

  void read_rest() {
    const std::size_t colon = std::min(text_.find(':', comment_.keyword.end), text_.size());
    for (std::size_t at = comment_.keyword.end; at < colon && !comment_.mistake;) {
      const std::size_t comma = std::min(text_.find(',', at), colon);
      read_item(at, comma);
      at = comma + 1;
    }
    if (comment_.mistake) return;
    if (colon < text_.size()) comment_.reason = trimmed(colon + 1, text_.size());
    if (comment_.rules.empty()) {
      fail(CommentMistake::no_rules, comment_.keyword);
    } else if (base::is_invisible(comment_.reason.of(text_)) || comment_.reason.of(text_) == kReasonToWrite) {
      fail(CommentMistake::no_reason, comment_.keyword);
    } else if (!comment_.until) {
      check_end_of_reason();
    }
  }

  std::size_t word_begin(std::size_t end) const {
    while (end > comment_.reason.begin && !base::is_space(text_[end - 1]))
      --end;
    return end;
  }

  /// A last day that stands behind the colon would be read as a part of the reason, and hold for ever.
  void check_end_of_reason() {
    const std::size_t end = comment_.reason.end - (text_[comment_.reason.end - 1] == '.' ? 1 : 0);
    const std::size_t day = word_begin(end);
    const WordRange before = trimmed(comment_.reason.begin, day);
    const std::size_t word = word_begin(before.end);
    if (text_.substr(word, before.end - word) != "until") return;
    if (base::date_from(text_.substr(day, end - day))) fail(CommentMistake::late_date, {word, end});
  }

  /// A rule, and behind the last one the date.
  void read_item(std::size_t begin, std::size_t end) {
    begin = after_blanks(begin);
    if (begin >= end) return;
    WordRange word{begin, std::min(word_end(begin), end)};
    if (word.of(text_) != "until") {
      comment_.rules.push_back(word);
      begin = after_blanks(word.end);
      if (begin >= end) return;
      word = {begin, std::min(word_end(begin), end)};
    }
    if (word.of(text_) != "until" || comment_.until) return fail(CommentMistake::stray_word, word);
    const WordRange date = trimmed(word.end, end);
    if (date.begin >= end) return fail(CommentMistake::invalid_date, word);
    comment_.date = date;
    comment_.until = base::date_from(date.of(text_));
    if (!comment_.until) fail(CommentMistake::invalid_date, date);
  }

  std::string_view text_;
  SuppressionComment comment_;
};

}  // namespace

std::optional<SuppressionComment> read_suppression_comment(std::string_view text) {
  return Reader(text).read();
}

}  // namespace iislint::engine
