// Lists of flags: separators, words, numbers.
#include <algorithm>
#include <array>

#include "base/text.h"
#include "schema/binding/values/value_explainer.h"
#include "schema/catalog/value.h"
#include "xml/anchor.h"

namespace iislint::schema {

using diag::BuiltinRule;
using diag::Diagnostic;
using diag::Severity;

namespace {

// More findings of one value help nobody.
constexpr std::size_t kMaxTroubles = 20;

std::string listed(const std::vector<const Word*>& words) {
  std::string list;
  for (const Word* word : words)
    list += (list.empty() ? "" : ", ") + std::string(word->name);
  return list;
}

void add_new(std::vector<const Word*>& words, const Word& word) {
  if (std::find(words.begin(), words.end(), &word) == words.end()) words.push_back(&word);
}

/// A hint "number 4 8" is about numbers that hold one of these bits.
bool is_about(const Hint& hint, std::uint32_t number) {
  const auto parts = base::split(hint.written, ' ');
  return parts.front() == "number" && std::any_of(parts.begin() + 1, parts.end(), [&](std::string_view bit) {
           return (number & static_cast<std::uint32_t>(plain_integer(ValueType::uint32, bit).value_or(0))) !=
                  0;
         });
}

}  // namespace

/// What is wrong with one word, the gravest first.
struct Explainer::FlagTrouble {
  enum Kind : std::uint8_t { unknown, empty, wrong_case, repeated, kinds } kind;
  std::string_view written;
  const Word* word;
};

/// The troubles of one value: all are counted, few are kept.
class Explainer::FlagTroubles {
 public:
  void add(FlagTrouble::Kind kind, std::string_view written, const Word* word = nullptr) {
    ++counts_[kind];
    const std::size_t most = kind == FlagTrouble::empty ? 1 : kMaxTroubles;
    if (kept_[kind].size() < most) kept_[kind].push_back({kind, written, word});
  }

  std::size_t count(FlagTrouble::Kind kind) const { return counts_[kind]; }

  /// Those to be told, in the order of the text.
  std::vector<FlagTrouble> chosen() const {
    std::vector<FlagTrouble> result;
    for (const auto& kept : kept_) {
      const std::size_t room = std::min(kept.size(), kMaxTroubles - result.size());
      result.insert(result.end(), kept.begin(), kept.begin() + static_cast<std::ptrdiff_t>(room));
    }
    std::sort(result.begin(), result.end(),
              [](const FlagTrouble& a, const FlagTrouble& b) { return a.written.data() < b.written.data(); });
    return result;
  }

  /// All empty words are one trouble.
  std::size_t troubles() const {
    return counts_[FlagTrouble::unknown] + counts_[FlagTrouble::wrong_case] + counts_[FlagTrouble::repeated] +
           std::min<std::size_t>(counts_[FlagTrouble::empty], 1);
  }

 private:
  std::array<std::size_t, FlagTrouble::kinds> counts_{};
  std::array<std::vector<FlagTrouble>, FlagTrouble::kinds> kept_;
};

void Explainer::flags() {
  if (const auto number = plain_integer(ValueType::uint32, base::trim(text_))) return numeric_flags(*number);
  if (wrong_separator()) return;
  std::uint32_t sum = 0;
  FlagTroubles troubles;
  for (const std::string_view piece : base::split(text_, ',')) {
    const std::string_view written = base::trim(piece);
    const Word* word = find_word_ignoring_case(value_, written);
    if (written.empty()) {
      troubles.add(FlagTrouble::empty, piece);
    } else if (word == nullptr) {
      troubles.add(FlagTrouble::unknown, written);
    } else if ((sum & word->number) != 0) {
      troubles.add(FlagTrouble::repeated, piece, word);
    } else {
      if (word->name != written) troubles.add(FlagTrouble::wrong_case, written, word);
      sum |= word->number;
    }
  }
  const std::vector<FlagTrouble> chosen = troubles.chosen();
  for (const FlagTrouble& trouble : chosen)
    tell(trouble, troubles.count(FlagTrouble::empty));
  if (const std::size_t more = troubles.troubles() - chosen.size(); more > 0) {
    outcome_.findings.back().message +=
        "; " + std::to_string(more) +
        (more == 1 ? " more problem in this value is" : " more problems in this value are") + " not shown";
  }
  if (troubles.count(FlagTrouble::unknown) == 0) outcome_.number = sum;
}

void Explainer::tell(const FlagTrouble& trouble, std::size_t empty_count) {
  switch (trouble.kind) {
    case FlagTrouble::unknown:
      return unknown_flag(trouble.written);
    case FlagTrouble::empty:
      return empty_words(empty_count);
    case FlagTrouble::wrong_case:
      return flag_in_wrong_case(trouble.written, *trouble.word);
    case FlagTrouble::repeated:
    case FlagTrouble::kinds:
      return repeated_flag(trouble.written, *trouble.word);
  }
}

void Explainer::numeric_flags(std::int64_t number) {
  const auto bits = static_cast<std::uint32_t>(number);
  std::uint32_t all = 0;
  std::vector<const Word*> words;
  for (const Word& word : value_.words) {
    all |= word.number;
    if ((bits & word.number) != 0) words.push_back(&word);
  }
  std::string hints;
  for (const Hint& hint : value_.hints) {
    if (is_about(hint, bits)) hints += "; " + std::string(hint.text);
  }
  if ((bits & ~all) != 0) {
    add(BuiltinRule::invalid_flags, subject() + ": the number has bits set that match no flag" + hints)
        .expected = expectation();
    return;
  }
  std::vector<std::string> names;
  for (const Word* word : words)
    names.emplace_back(word->name);
  Diagnostic& finding =
      add(BuiltinRule::numeric_value,
          std::string(fact_.name) + " is written as the number " + std::to_string(number) +
              ", which stands for " + (names.empty() ? "no flag" : base::join_words(names, "and")) + hints);
  finding.expected = listed(words);
  offer(finding, listed(words));
}

bool Explainer::wrong_separator() {
  if (text_.find_first_of("|;+. ") == std::string_view::npos) return false;
  std::string commas(text_);
  for (char& c : commas) {
    if (c == '|' || c == ';' || c == '+' || c == '.' || base::is_space(c)) c = ',';
  }
  std::size_t count = 0;
  std::vector<const Word*> words;
  for (const std::string_view piece : base::split(commas, ',')) {
    if (piece.empty()) continue;
    const Word* word = find_word_ignoring_case(value_, piece);
    if (word == nullptr) return false;
    ++count;
    add_new(words, *word);
  }
  const auto commas_written = static_cast<std::size_t>(std::count(text_.begin(), text_.end(), ','));
  if (count < 2 || commas_written + 1 >= count) return false;
  Diagnostic& finding = add(BuiltinRule::invalid_flags,
                            std::string(fact_.name) + " must have commas between its flags: " + shown(text_));
  finding.expected = listed(words);
  offer(finding, listed(words));
  return true;
}

std::optional<std::string> Explainer::tidy_list() const {
  std::vector<const Word*> words;
  for (const std::string_view piece : base::split(text_, ',')) {
    const std::string_view text = base::trim(piece);
    if (text.empty()) continue;
    const Word* word = find_word_ignoring_case(value_, text);
    if (word == nullptr) return std::nullopt;
    add_new(words, *word);
  }
  return listed(words);
}

source::Span Explainer::span_of(std::string_view piece) {
  const auto begin = static_cast<std::size_t>(piece.data() - text_.data());
  return pieces_.span(begin, begin + piece.size());
}

void Explainer::empty_words(std::size_t count) {
  const std::string name(fact_.name);
  Diagnostic& finding =
      add(BuiltinRule::invalid_flags, count == 1 ? name + " has a comma with no flag next to it"
                                                 : name + " has commas with no flag between or next to them");
  finding.severity = Severity::warning;
  finding.expected = expectation();
  if (const auto tidy = tidy_list()) offer(finding, *tidy);
}

void Explainer::flag_in_wrong_case(std::string_view written, const Word& word) {
  Diagnostic& finding = add(BuiltinRule::letter_case,
                            std::string(fact_.name) + " contains " + shown(written) +
                                "; the correct letter case is \"" + std::string(word.name) + "\"",
                            span_of(written));
  finding.actual = std::string(written);
  finding.expected = std::string(word.name);
  offer(finding, word.name, finding.span, "Write " + quoted(word.name));
}

void Explainer::repeated_flag(std::string_view piece, const Word& word) {
  // Together with the comma before it: a word that is seen for the second time is never the first.
  const source::Span comma = span_of({piece.data() - 1, 1});
  const std::string_view written = base::trim(piece);
  Diagnostic& finding =
      add(BuiltinRule::flags_duplicate,
          std::string(fact_.name) + " names " + std::string(word.name) + " twice", span_of(written));
  finding.actual = std::string(written);
  offer(finding, "", {finding.span.file, comma.begin, finding.span.end}, "Remove the second occurrence");
}

void Explainer::unknown_flag(std::string_view written) {
  const Hint* hint = nullptr;
  const Word* meant = meant_word(value_, written, hint);
  const std::string subject = std::string(fact_.name) + " has no flag " + shown(written);
  Diagnostic& finding = add(BuiltinRule::invalid_flags, with_words(subject, meant, hint), span_of(written));
  finding.actual = std::string(written);
  finding.expected = expectation();
  if (hint == nullptr) offer_sure(finding, written, finding.span);
  if (written == "None")
    finding.severity = Severity::warning;  // accepted by a re-implementation: not settled
}

}  // namespace iislint::schema
