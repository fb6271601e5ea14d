// Lists of flags: separators, words, numbers.
#include <algorithm>

#include "base/text.h"
#include "schema/value.h"
#include "schema/value_explainer.h"
#include "xml/anchor.h"

namespace iislint::schema {

using diag::Diagnostic;
using diag::Severity;

namespace {

std::string listed(const std::vector<std::string>& words) {
  std::string list;
  for (const std::string& word : words)
    list += (list.empty() ? "" : ", ") + word;
  return list;
}

}  // namespace

void Explainer::flags() {
  if (const auto number = plain_integer(ValueType::uint32, base::trim(text_))) return numeric_flags(*number);
  if (wrong_separator()) return;
  std::uint32_t sum = 0;
  bool known = true;
  for (const std::string_view piece : base::split(text_, ',')) {
    const auto number = flag(piece, sum);
    if (number) sum |= *number;
    known = known && number.has_value();
  }
  if (known) outcome_.number = sum;
}

void Explainer::numeric_flags(std::int64_t number) {
  std::uint32_t all = 0;
  std::vector<std::string> names;
  for (const Word& word : value_.words) {
    all |= word.number;
    if ((static_cast<std::uint32_t>(number) & word.number) != 0) names.emplace_back(word.name);
  }
  if ((static_cast<std::uint32_t>(number) & ~all) != 0) {
    add("invalid-flags", subject() + ": the number holds bits that name no flag").expected = expectation();
    return;
  }
  const std::string words = names.empty() ? "no flag" : base::join_words(names, "and");
  std::string message = std::string(fact_.name) + " is written as the number " + std::to_string(number) +
                        ", which stands for " + words;
  for (const Hint& hint : value_.hints) {
    if (hint.written == "number") message += "; " + std::string(hint.text);
  }
  Diagnostic& finding = add("numeric-value", std::move(message));
  finding.expected = listed(names);
  offer(finding, listed(names));
}

bool Explainer::wrong_separator() {
  if (text_.find_first_of("|;+ ") == std::string_view::npos) return false;
  std::string commas(text_);
  for (char& c : commas) {
    if (c == '|' || c == ';' || c == '+' || base::is_space(c)) c = ',';
  }
  std::vector<std::string> words;
  for (const std::string_view piece : base::split(commas, ',')) {
    if (piece.empty()) continue;
    const Word* word = find_word_ignoring_case(value_, piece);
    if (word == nullptr) return false;
    words.emplace_back(word->name);
  }
  const auto commas_written = static_cast<std::size_t>(std::count(text_.begin(), text_.end(), ','));
  if (words.size() < 2 || commas_written + 1 >= words.size()) return false;
  Diagnostic& finding =
      add("invalid-flags", std::string(fact_.name) + " must have commas between its words: " + quoted(text_));
  finding.expected = listed(words);
  offer(finding, listed(words));
  return true;
}

std::optional<std::string> Explainer::tidy_list() const {
  std::vector<std::string> words;
  for (const std::string_view piece : base::split(text_, ',')) {
    const std::string_view text = base::trim(piece);
    if (text.empty()) continue;
    const Word* word = find_word_ignoring_case(value_, text);
    if (word == nullptr) return std::nullopt;
    words.emplace_back(word->name);
  }
  return listed(words);
}

source::Span Explainer::span_of(std::string_view piece) const {
  const auto begin = static_cast<std::size_t>(piece.data() - text_.data());
  return xml::piece_of(document_, attribute_, begin, begin + piece.size());
}

std::optional<std::uint32_t> Explainer::flag(std::string_view piece, std::uint32_t seen) {
  const std::string_view word_text = base::trim(piece);
  if (word_text.empty()) {
    Diagnostic& finding =
        add("invalid-flags", std::string(fact_.name) + " holds a comma with no word beside it");
    finding.severity = Severity::warning;
    finding.expected = expectation();
    if (const auto tidy = tidy_list()) offer(finding, *tidy);
    return 0;
  }
  const Word* word = find_word_ignoring_case(value_, word_text);
  if (word == nullptr) return unknown_flag(word_text);
  if (word->name != word_text) {
    Diagnostic& finding = add("letter-case",
                              std::string(fact_.name) + " holds " + quoted(word_text) + "; the word is \"" +
                                  std::string(word->name) + "\"",
                              span_of(word_text));
    finding.expected = std::string(word->name);
    offer(finding, word->name, finding.span, "Write " + quoted(word->name));
  } else if ((seen & word->number) != 0) {
    Diagnostic& finding =
        add("flags-duplicate", std::string(fact_.name) + " names " + std::string(word->name) + " twice",
            span_of(word_text));
    // Together with the comma before it: a word that is seen for the second time is never the first.
    const source::Span comma = span_of({piece.data() - 1, 1});
    offer(finding, "", {finding.span.file, comma.begin, finding.span.end}, "Remove the second one");
  }
  return word->number;
}

std::optional<std::uint32_t> Explainer::unknown_flag(std::string_view written) {
  const Hint* hint = nullptr;
  const Word* meant = meant_word(value_, written, hint);
  const std::string subject = std::string(fact_.name) + " knows no flag " + quoted(written);
  Diagnostic& finding = add("invalid-flags", with_words(subject, meant, hint), span_of(written));
  finding.expected = expectation();
  if (written == "None")
    finding.severity = Severity::warning;  // accepted by a re-implementation: not settled
  return std::nullopt;
}

}  // namespace iislint::schema
