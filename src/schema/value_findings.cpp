#include "schema/value_findings.h"

#include <algorithm>
#include <limits>

#include "base/nearest.h"
#include "base/text.h"
#include "schema/time_span.h"
#include "schema/value.h"
#include "xml/anchor.h"

namespace iislint::schema {
namespace {

using diag::Diagnostic;
using diag::Severity;

std::string quote(std::string_view text) {
  constexpr std::size_t kLongest = 60;
  std::string shown(text.substr(0, kLongest));
  while (text.size() > kLongest && !shown.empty() &&
         (static_cast<unsigned char>(shown.back()) & 0x80u) != 0) {
    shown.pop_back();
  }
  return "\"" + shown + (text.size() > kLongest ? "…\"" : "\"");
}

std::vector<std::string> word_names(const ValueFact& value) {
  std::vector<std::string> names;
  for (const Word& word : value.words)
    names.emplace_back(word.name);
  return names;
}

/// The word that was most probably meant: named by a hint, near in spelling, or the only one that contains
/// it.
const Word* meant_word(const ValueFact& value, std::string_view written, const Hint*& hint) {
  for (const Hint& known : value.hints) {
    if (!base::equals_ignoring_case(known.written, written)) continue;
    hint = &known;
    return find_word(value, known.meant);
  }
  std::vector<std::string_view> names;
  for (const Word& word : value.words)
    names.push_back(word.name);
  if (const auto near = base::nearest(written, names)) return find_word(value, *near);
  if (written.size() < 4) return nullptr;
  const std::string low = base::lower(written);
  const Word* only = nullptr;
  for (const Word& word : value.words) {
    if (base::lower(word.name).find(low) == std::string::npos) continue;
    if (only != nullptr) return nullptr;
    only = &word;
  }
  return only;
}

class Explainer {
 public:
  Explainer(const xml::Document& document, const xml::Attribute& attribute, const AttributeFact& fact,
            std::string_view text)
      : document_(document), attribute_(attribute), fact_(fact), value_(*fact.value), text_(text) {}

  ValueOutcome run() {
    const bool must_hold_something = value_.type != ValueType::string && value_.type != ValueType::flags;
    if (text_.empty() && (must_hold_something || value_.not_empty || fact_.validator != Validator::none)) {
      add("empty-value", std::string(fact_.name) + " must not be empty").expected = expectation();
      return std::move(outcome_);
    }
    if (value_.type == ValueType::string) {
      invalid_name();
    } else if (value_.type == ValueType::flags) {
      flags();
    } else if (const std::string_view trimmed = base::trim(text_); trimmed.size() != text_.size()) {
      untrimmed(trimmed);
    } else {
      judge();
    }
    return std::move(outcome_);
  }

 private:
  Diagnostic& add(std::string_view rule, std::string message) {
    return add(rule, std::move(message), xml::value_of(document_, attribute_));
  }
  Diagnostic& add(std::string_view rule, std::string message, source::Span span) {
    outcome_.findings.emplace_back(rule, span, std::move(message));
    return outcome_.findings.back();
  }

  std::string subject() const { return std::string(fact_.name) + " cannot be " + quote(text_); }

  std::string expectation() const {
    switch (value_.type) {
      case ValueType::boolean:
        return "true or false";
      case ValueType::enumeration:
        return base::join_words(word_names(value_), "or");
      case ValueType::flags:
        return "any of " + base::join_words(word_names(value_), "and") + ", with commas between";
      case ValueType::time_span:
        return time_span_expectation();
      case ValueType::string:
        return "a text that is not empty";
      default:
        return integer_expectation();
    }
  }

  std::string integer_expectation() const {
    std::int64_t low = value_.minimum, high = value_.maximum;
    if (!value_.has_range) {
      low = value_.type == ValueType::uint32 ? 0 : std::numeric_limits<std::int32_t>::min();
      high = value_.type == ValueType::uint32 ? std::numeric_limits<std::uint32_t>::max()
                                              : std::numeric_limits<std::int32_t>::max();
      if (value_.type == ValueType::int64) return "a whole number";
    }
    if (low == high) return std::to_string(low);
    return "a whole number from " + std::to_string(low) + " to " + std::to_string(high);
  }

  std::string time_span_expectation() const {
    std::string text = "hh:mm:ss or d.hh:mm:ss";
    if (value_.has_range) {
      text += " from " + print_time_span(value_.minimum) + " to " + print_time_span(value_.maximum);
      if (value_.granularity > 1)
        text += ", a multiple of " + std::to_string(value_.granularity) + " seconds";
    }
    return text;
  }

  // Blanks at the ends: whether IIS forgives them is not settled, what is meant is clear.
  void untrimmed(std::string_view trimmed) {
    const auto number = plain_value(fact_, trimmed);
    if (number) {
      Diagnostic& finding =
          add("untrimmed-value", std::string(fact_.name) + " has blanks around " + quote(trimmed));
      finding.expected = std::string(trimmed);
      outcome_.number = number;
      return;
    }
    text_ = trimmed;
    if (text_.empty()) {
      add("empty-value", std::string(fact_.name) + " holds nothing but blanks").expected = expectation();
    } else {
      judge();
    }
  }

  void judge() {
    switch (value_.type) {
      case ValueType::boolean:
        return boolean();
      case ValueType::enumeration:
        return enumeration();
      case ValueType::time_span:
        return time_span();
      default:
        return integer();
    }
  }

  void boolean() {
    const std::string low = base::lower(text_);
    if (low == "true" || low == "false") {
      Diagnostic& finding =
          add("letter-case", std::string(fact_.name) + " is written " + quote(text_) + " for " + low);
      finding.severity = Severity::info;
      finding.expected = low;
      outcome_.number = low == "true" ? 1 : 0;
      return;
    }
    std::string message = subject();
    if (low == "1" || low == "yes" || low == "on" || low == "enabled") message += "; did you mean \"true\"?";
    if (low == "0" || low == "no" || low == "off" || low == "disabled")
      message += "; did you mean \"false\"?";
    std::vector<std::string_view> words = {"true", "false"};
    if (const auto near = base::nearest(text_, words); near && message == subject()) {
      message += "; did you mean \"" + std::string(*near) + "\"?";
    }
    add("invalid-bool", std::move(message)).expected = expectation();
  }

  void enumeration() {
    if (const Word* word = find_word_ignoring_case(value_, text_); word != nullptr) {
      Diagnostic& finding = add("letter-case", std::string(fact_.name) + " is written " + quote(text_) +
                                                   "; the word is \"" + std::string(word->name) + "\"");
      finding.expected = std::string(word->name);
      outcome_.number = word->number;
      return;
    }
    if (const auto number = plain_integer(ValueType::uint32, text_)) {
      for (const Word& word : value_.words) {
        if (word.number != *number) continue;
        Diagnostic& finding =
            add("numeric-value", std::string(fact_.name) + " is written as the number " + std::string(text_) +
                                     ", which stands for \"" + std::string(word.name) + "\"");
        finding.expected = std::string(word.name);
        return;
      }
    }
    const Hint* hint = nullptr;
    const Word* meant = meant_word(value_, text_, hint);
    add("invalid-enum", with_words(subject(), meant, hint)).expected = expectation();
  }

  /// What was meant, what is to be said of it, and the legal words when they are few.
  std::string with_words(std::string message, const Word* meant, const Hint* hint) const {
    if (meant != nullptr) message += "; did you mean \"" + std::string(meant->name) + "\"?";
    if (hint != nullptr && !hint->text.empty())
      message += (meant != nullptr ? " " : ": ") + std::string(hint->text);
    constexpr std::size_t kFewWords = 6;
    if (value_.words.size() > kFewWords) return message;
    const bool sentence_ended = message.back() == '?' || message.back() == '.';
    return message + (sentence_ended ? " The words are " : "; the words are ") +
           base::join_words(word_names(value_), "and");
  }

  void integer() {
    const auto wide = plain_integer(ValueType::int64, text_);
    const bool negative_uint = value_.type == ValueType::uint32 && text_.front() == '-';
    const std::string_view digits = text_.front() == '-' ? text_.substr(1) : text_;
    const bool is_number = !digits.empty() && std::all_of(digits.begin(), digits.end(), base::is_digit);
    if (is_number && !negative_uint) {
      const std::string bound = wide && *wide < value_.minimum ? "too small" : "out of range";
      add("value-out-of-range", std::string(fact_.name) + " is " + std::string(text_) + ", which is " + bound)
          .expected = expectation();
      return;
    }
    const bool doubtful = (text_.size() > 1 && text_.front() == '+') || text_.substr(0, 2) == "0x";
    Diagnostic& finding = add("invalid-integer", subject() + ": it must be a whole number in decimal digits");
    finding.expected = expectation();
    if (doubtful) finding.severity = Severity::warning;
  }

  void time_span() {
    const TimeSpan span = parse_time_span(text_);
    switch (span.form) {
      case TimeSpanForm::bare_number:
        return bare_number();
      case TimeSpanForm::hours_minutes:
        return doubtful_time("is written " + quote(text_) +
                             ": two parts can be read as hours and minutes or as "
                             "minutes and seconds");
      case TimeSpanForm::days_by_colon:
        return doubtful_time("is written " + quote(text_) + ": days are set off by a dot, as in 1.00:00:00");
      case TimeSpanForm::part_too_large:
        return wrong_time(subject() + ": minutes and seconds go up to 59");
      case TimeSpanForm::too_long:
        add("value-out-of-range", subject() + ": it is longer than IIS can hold (10675199 days)").expected =
            expectation();
        return;
      case TimeSpanForm::no_time_span:
        return wrong_time(subject() + ": it is no time span");
      case TimeSpanForm::good:
        break;
    }
    if (text_.front() == '-' && span.ticks != 0 && (!value_.has_range || value_.minimum < 0)) {
      add("timespan-negative", std::string(fact_.name) + " is negative: " + std::string(text_)).expected =
          expectation();
      outcome_.number = span.ticks;
      return;
    }
    if (text_.front() == '-' && span.ticks == 0) {
      outcome_.number = 0;
      return;
    }
    add("value-out-of-range",
        std::string(fact_.name) + " is " + std::string(text_) + ", which is out of range")
        .expected = expectation();
  }

  void wrong_time(std::string message) {
    add("invalid-timespan", std::move(message)).expected = expectation();
  }

  void doubtful_time(const std::string& problem) {
    Diagnostic& finding = add("invalid-timespan", std::string(fact_.name) + " " + problem);
    finding.severity = Severity::warning;
    finding.expected = expectation();
  }

  void bare_number() {
    const auto number = plain_integer(ValueType::int64, text_);
    std::string message =
        "is the bare number " + std::string(text_) + ", which is neither seconds nor minutes here";
    if (number && *number > 0 && *number < 86'400LL * 365) {
      message += "; " + std::string(text_) + " seconds are written " + print_time_span(*number);
    }
    doubtful_time(message);
  }

  void invalid_name() {
    static constexpr std::string_view kRules[] = {
        "", "a site name holds none of / and ?",
        "a pool name holds none of | < > & \\ \" / [ ] + = ; : , ? * @",
        "a path starts with /, ends without / and has no . or .. in it",
        "a path starts with /, ends without / and has no . or .. in it"};
    add("invalid-name", subject() + ": " + std::string(kRules[static_cast<std::size_t>(fact_.validator)]));
  }

  // ---- flags
  // ---------------------------------------------------------------------------------------------------

  void flags() {
    if (const auto number = plain_integer(ValueType::uint32, base::trim(text_)))
      return numeric_flags(*number);
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

  void numeric_flags(std::int64_t number) {
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
    Diagnostic& finding = add("numeric-value", std::string(fact_.name) + " is written as the number " +
                                                   std::to_string(number) + ", which stands for " + words +
                                                   "; the numbers of HTTP.sys mean other flags");
    std::string expected;
    for (const std::string& name : names)
      expected += (expected.empty() ? "" : ", ") + name;
    finding.expected = expected;
  }

  /// Known words with something else than commas between them.
  bool wrong_separator() {
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
    std::string expected;
    for (const std::string& word : words)
      expected += (expected.empty() ? "" : ", ") + word;
    add("invalid-flags", std::string(fact_.name) + " must have commas between its words: " + quote(text_))
        .expected = expected;
    return true;
  }

  source::Span span_of(std::string_view piece) const {
    const auto begin = static_cast<std::size_t>(piece.data() - text_.data());
    return xml::piece_of(document_, attribute_, begin, begin + piece.size());
  }

  /// The number of one word; nothing when it cannot be known.
  std::optional<std::uint32_t> flag(std::string_view piece, std::uint32_t seen) {
    const std::string_view word_text = base::trim(piece);
    if (word_text.empty()) {
      Diagnostic& finding =
          add("invalid-flags", std::string(fact_.name) + " holds a comma with no word beside it");
      finding.severity = Severity::warning;
      finding.expected = expectation();
      return 0;
    }
    const Word* word = find_word_ignoring_case(value_, word_text);
    if (word == nullptr) return unknown_flag(word_text);
    if (word->name != word_text) {
      add("letter-case",
          std::string(fact_.name) + " holds " + quote(word_text) + "; the word is \"" +
              std::string(word->name) + "\"",
          span_of(word_text))
          .expected = std::string(word->name);
    } else if ((seen & word->number) != 0) {
      add("flags-duplicate", std::string(fact_.name) + " names " + std::string(word->name) + " twice",
          span_of(word_text));
    }
    return word->number;
  }

  std::optional<std::uint32_t> unknown_flag(std::string_view written) {
    const Hint* hint = nullptr;
    const Word* meant = meant_word(value_, written, hint);
    const std::string subject = std::string(fact_.name) + " knows no flag " + quote(written);
    Diagnostic& finding = add("invalid-flags", with_words(subject, meant, hint), span_of(written));
    finding.expected = expectation();
    if (written == "None")
      finding.severity = Severity::warning;  // accepted by a re-implementation: not settled
    return std::nullopt;
  }

  const xml::Document& document_;
  const xml::Attribute& attribute_;
  const AttributeFact& fact_;
  const ValueFact& value_;
  std::string_view text_;
  ValueOutcome outcome_;
};

}  // namespace

ValueOutcome explain_value(const xml::Document& document, const xml::Attribute& attribute,
                           const AttributeFact& fact, std::string_view text) {
  return Explainer(document, attribute, fact, text).run();
}

}  // namespace iislint::schema
