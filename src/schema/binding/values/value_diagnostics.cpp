#include "schema/binding/values/value_explainer.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "base/nearest.h"
#include "base/text.h"
#include "schema/catalog/value.h"
#include "values/time_span.h"
#include "xml/anchor.h"

namespace iislint::schema {

using diag::BuiltinRule;
using diag::Diagnostic;
using diag::Severity;

std::string quoted(std::string_view text) {
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

ValueOutcome Explainer::run() {
  const bool must_hold_something = value_.type != ValueType::string && value_.type != ValueType::flags;
  if (text_.empty() && (must_hold_something || value_.not_empty || fact_.validator != Validator::none)) {
    add(BuiltinRule::empty_value, std::string(fact_.name) + " must not be empty").expected = expectation();
    return std::move(outcome_);
  }
  if (fact_.validator == Validator::trimmed) {
    untrimmed_text();
  } else if (value_.type == ValueType::string) {
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

Diagnostic& Explainer::add(BuiltinRule rule, std::string message) {
  return add(rule, std::move(message), xml::value_of(document_, attribute_));
}

Diagnostic& Explainer::add(BuiltinRule rule, std::string message, source::Span span) {
  outcome_.findings.emplace_back(rule, span, std::move(message));
  return outcome_.findings.back();
}

void Explainer::offer(Diagnostic& finding, std::string_view text) {
  offer(finding, text, xml::content_of(document_, attribute_), "Write " + quoted(text));
}

void Explainer::offer(Diagnostic& finding, std::string_view text, source::Span part, std::string title) {
  if (!attribute_.quoted || !attribute_.closed) return;
  finding.fixes.push_back({std::move(title), diag::FixSafety::safe, {{part, std::string(text)}}});
}

void Explainer::offer_sure(Diagnostic& finding, std::string_view written,
                           std::span<const std::string_view> words, source::Span part) {
  const auto right = base::sure_correction(written, words);
  if (!right || hidden_ || !attribute_.quoted || !attribute_.closed) return;
  finding.fixes.push_back(
      {"Write " + quoted(*right), diag::FixSafety::unsafe, {{part, std::string(*right)}}});
}

void Explainer::offer_sure(Diagnostic& finding, std::string_view written, source::Span part) {
  std::vector<std::string_view> words;
  for (const Word& word : value_.words)
    words.push_back(word.name);
  offer_sure(finding, written, words, part);
}

void Explainer::offer_removal(Diagnostic& finding) {
  const bool is_only = value_.has_range && value_.minimum == value_.maximum && fact_.has_default &&
                       default_number(fact_) == value_.minimum;
  if (!is_only || !attribute_.quoted || !attribute_.closed) return;
  finding.fixes.push_back({"Remove " + std::string(fact_.name),
                           diag::FixSafety::safe,
                           {{xml::whole_of(document_, attribute_), std::string()}}});
}

std::string Explainer::plain(std::string_view text) const {
  return hidden_ ? "***" : std::string(text);
}

std::string Explainer::shown(std::string_view text) const {
  return quoted(plain(text));
}

std::string Explainer::subject() const {
  return std::string(fact_.name) + " cannot be " + shown(text_);
}

std::string Explainer::expectation() const {
  switch (value_.type) {
    case ValueType::boolean:
      return "true or false";
    case ValueType::enumeration:
      return base::join_words(word_names(value_), "or");
    case ValueType::flags:
      return "any of " + base::join_words(word_names(value_), "and") + ", separated by commas";
    case ValueType::time_span:
      return time_span_expectation();
    case ValueType::string:
      return "a non-empty string";
    default:
      return integer_expectation();
  }
}

std::string Explainer::integer_expectation() const {
  std::int64_t low = value_.minimum, high = value_.maximum;
  if (!value_.has_range) {
    low = value_.type == ValueType::uint32 ? 0 : std::numeric_limits<std::int32_t>::min();
    high = value_.type == ValueType::uint32 ? std::numeric_limits<std::uint32_t>::max()
                                            : std::numeric_limits<std::int32_t>::max();
    if (value_.type == ValueType::int64) return "a whole number";
  }
  if (low == high) return std::to_string(low);
  std::string text = "a whole number from " + std::to_string(low) + " to " + std::to_string(high);
  if (value_.has_gap)
    text += ", but not " + std::to_string(value_.gap_begin) + " to " + std::to_string(value_.gap_end);
  return text + (value_.infinite ? ", or Infinite" : "");
}

std::string Explainer::time_span_expectation() const {
  if (value_.unit != TimeUnit::text) return counted_expectation();
  std::string text = "hh:mm:ss or d.hh:mm:ss";
  if (value_.has_range) {
    text +=
        " from " + values::print_time_span(value_.minimum) + " to " + values::print_time_span(value_.maximum);
  }
  if (value_.has_gap)
    text += ", but not " + values::print_time_span(value_.gap_begin) + " to " +
            values::print_time_span(value_.gap_end);
  if (value_.granularity > 1) text += ", a multiple of " + std::to_string(value_.granularity) + " seconds";
  return text + (value_.infinite ? ", or Infinite" : "");
}

std::string Explainer::counted_expectation() const {
  const std::int64_t unit = value_.unit == TimeUnit::minutes ? 60 : 1;
  std::string text = unit == 60 ? "a whole number of minutes" : "a whole number of seconds";
  if (value_.has_range) {
    text += " from " + std::to_string((value_.minimum + unit - 1) / unit) + " to " +
            std::to_string(value_.maximum / unit);
  }
  return text + (value_.infinite ? ", or Infinite" : "");
}

void Explainer::untrimmed(std::string_view trimmed) {
  const auto number = plain_value(fact_, trimmed);
  if (number) {
    Diagnostic& finding = add(BuiltinRule::untrimmed_value,
                              std::string(fact_.name) + " has whitespace around " + shown(trimmed));
    if (!hidden_) finding.expected = std::string(trimmed);
    offer_trimmed(finding, trimmed);
    outcome_.number = number;
    return;
  }
  text_ = trimmed;
  if (text_.empty()) {
    add(BuiltinRule::empty_value, std::string(fact_.name) + " contains only whitespace").expected =
        expectation();
  } else {
    judge();
  }
}

void Explainer::untrimmed_text() {
  const std::string_view trimmed = base::trim(text_);
  Diagnostic& finding =
      add(BuiltinRule::untrimmed_value, std::string(fact_.name) + " must not begin or end with whitespace");
  finding.severity = Severity::error;
  if (!hidden_) finding.expected = std::string(trimmed);
  offer_trimmed(finding, trimmed);
}

/// Of a secret the whitespace is removed, so that the edit does not hold what it keeps.
void Explainer::offer_trimmed(Diagnostic& finding, std::string_view trimmed) {
  if (!hidden_) return offer(finding, trimmed);
  if (!attribute_.quoted || !attribute_.closed) return;
  const auto begin = static_cast<std::size_t>(trimmed.data() - text_.data());
  diag::Fix fix{"Remove the whitespace", diag::FixSafety::safe, {}};
  for (const auto& [from, to] :
       {std::pair(std::size_t{0}, begin), std::pair(begin + trimmed.size(), text_.size())}) {
    if (from < to) fix.edits.push_back({pieces_.span(from, to), ""});
  }
  finding.fixes.push_back(std::move(fix));
}

void Explainer::judge() {
  if (value_.infinite && base::equals_ignoring_case(text_, kInfinite)) {
    Diagnostic& finding =
        add(BuiltinRule::letter_case, std::string(fact_.name) + " is written " + shown(text_) +
                                          "; the correct letter case is \"" + std::string(kInfinite) + "\"");
    finding.expected = std::string(kInfinite);
    offer(finding, kInfinite);
    return;
  }
  switch (value_.type) {
    case ValueType::boolean:
      return boolean();
    case ValueType::enumeration:
      return enumeration();
    case ValueType::time_span:
      return value_.unit == TimeUnit::text ? time_span() : counted_time();
    default:
      return integer();
  }
}

void Explainer::boolean() {
  const std::string low = base::lower(text_);
  if (low == "true" || low == "false") {
    Diagnostic& finding = add(BuiltinRule::letter_case, std::string(fact_.name) + " is written " +
                                                            shown(text_) + " instead of \"" + low + "\"");
    finding.severity = Severity::info;
    finding.expected = low;
    offer(finding, low);
    outcome_.number = low == "true" ? 1 : 0;
    return;
  }
  std::string message = subject();
  if (low == "1" || low == "yes" || low == "on" || low == "enabled") message += "; did you mean \"true\"?";
  if (low == "0" || low == "no" || low == "off" || low == "disabled") message += "; did you mean \"false\"?";
  std::vector<std::string_view> words = {"true", "false"};
  if (const auto near = base::nearest(text_, words); near && message == subject()) {
    message += "; did you mean \"" + std::string(*near) + "\"?";
  }
  Diagnostic& finding = add(BuiltinRule::invalid_bool, std::move(message));
  finding.expected = expectation();
  offer_sure(finding, text_, words, xml::content_of(document_, attribute_));
}

void Explainer::enumeration() {
  if (const Word* word = find_word_ignoring_case(value_, text_); word != nullptr) {
    Diagnostic& finding =
        add(BuiltinRule::letter_case, std::string(fact_.name) + " is written " + shown(text_) +
                                          "; the correct letter case is \"" + std::string(word->name) + "\"");
    finding.expected = std::string(word->name);
    offer(finding, word->name);
    outcome_.number = word->number;
    return;
  }
  if (const auto number = plain_integer(ValueType::uint32, text_)) {
    for (const Word& word : value_.words) {
      if (word.number != *number) continue;
      Diagnostic& finding = add(BuiltinRule::numeric_value,
                                std::string(fact_.name) + " is written as the number " + plain(text_) +
                                    ", which stands for \"" + std::string(word.name) + "\"");
      finding.expected = std::string(word.name);
      offer(finding, word.name);
      return;
    }
  }
  const Hint* hint = nullptr;
  const Word* meant = meant_word(value_, text_, hint);
  Diagnostic& finding = add(BuiltinRule::invalid_enum, with_words(subject(), meant, hint));
  finding.expected = expectation();
  if (hint == nullptr) offer_sure(finding, text_, xml::content_of(document_, attribute_));
}

std::string Explainer::with_words(std::string message, const Word* meant, const Hint* hint) const {
  if (meant != nullptr) message += "; did you mean \"" + std::string(meant->name) + "\"?";
  if (hint != nullptr && !hint->text.empty())
    message += (meant != nullptr ? " " : ": ") + std::string(hint->text);
  constexpr std::size_t kFewWords = 6;
  if (value_.words.size() > kFewWords) return message;
  const bool sentence_ended = message.back() == '?' || message.back() == '.';
  return message + (sentence_ended ? " Valid values are " : "; valid values are ") +
         base::join_words(word_names(value_), "and");
}

void Explainer::integer() {
  const auto wide = plain_integer(ValueType::int64, text_);
  const bool negative_uint = value_.type == ValueType::uint32 && text_.front() == '-';
  const std::string_view digits = text_.front() == '-' ? text_.substr(1) : text_;
  const bool is_number = !digits.empty() && std::all_of(digits.begin(), digits.end(), base::is_digit);
  if (is_number && !negative_uint) {
    const std::string bound = wide && *wide < value_.minimum ? "too small" : "out of range";
    Diagnostic& finding = add(BuiltinRule::value_out_of_range,
                              std::string(fact_.name) + " is " + plain(text_) + ", which is " + bound);
    finding.expected = expectation();
    offer_removal(finding);
    return;
  }
  const bool doubtful = (text_.size() > 1 && text_.front() == '+') || text_.substr(0, 2) == "0x";
  Diagnostic& finding =
      add(BuiltinRule::invalid_integer, subject() + ": it must be a whole number in decimal digits");
  finding.expected = expectation();
  if (doubtful) finding.severity = Severity::warning;
}

/// A time that is written as a number of seconds or minutes.
void Explainer::counted_time() {
  const std::int64_t unit = value_.unit == TimeUnit::minutes ? 60 : 1;
  const std::string units = unit == 60 ? "minutes" : "seconds";
  const std::string_view digits = text_.front() == '-' ? text_.substr(1) : text_;
  if (!digits.empty() && std::all_of(digits.begin(), digits.end(), base::is_digit)) {
    add(BuiltinRule::value_out_of_range,
        std::string(fact_.name) + " is " + plain(text_) + " " + units + ", which is out of range")
        .expected = expectation();
    return;
  }
  const values::TimeSpan span = values::parse_time_span(text_);
  std::string message = subject() + ": it must be a whole number of " + units;
  if (span.form != values::TimeSpanForm::good) {
    add(BuiltinRule::invalid_timespan, std::move(message)).expected = expectation();
    return;
  }
  const std::int64_t number = span.ticks / values::kTicksPerSecond / unit;
  const bool whole = span.ticks % (values::kTicksPerSecond * unit) == 0;
  if (whole) message += "; " + plain(text_) + " is " + std::to_string(number);
  Diagnostic& finding = add(BuiltinRule::invalid_timespan, std::move(message));
  finding.severity = Severity::warning;  // that IIS refuses it is inferred
  finding.expected = whole ? std::to_string(number) : expectation();
}

void Explainer::time_span() {
  const values::TimeSpan span = values::parse_time_span(text_);
  switch (span.form) {
    case values::TimeSpanForm::bare_number:
      return bare_number();
    case values::TimeSpanForm::hours_minutes:
      return two_parts();
    case values::TimeSpanForm::days_by_colon:
      return days_by_colon();
    case values::TimeSpanForm::part_too_large:
      return wrong_time(subject() + ": minutes and seconds go up to 59");
    case values::TimeSpanForm::too_long:
      add(BuiltinRule::value_out_of_range,
          subject() + ": it exceeds the longest time span that IIS supports (10675199 days)")
          .expected = expectation();
      return;
    case values::TimeSpanForm::no_time_span:
      return wrong_time(subject() + ": it is not a valid time span");
    case values::TimeSpanForm::good:
      break;
  }
  if (fact_.has_default && text_ == fact_.default_value) {  // the shortest time there is, for "none"
    outcome_.number = span.ticks;
    return;
  }
  if (text_.front() == '-' && span.ticks != 0 && (!value_.has_range || value_.minimum < 0)) {
    add(BuiltinRule::timespan_negative, std::string(fact_.name) + " is negative: " + plain(text_)).expected =
        expectation();
    outcome_.number = span.ticks;
    return;
  }
  if (text_.front() == '-' && span.ticks == 0) {
    outcome_.number = 0;
    return;
  }
  Diagnostic& finding = add(BuiltinRule::value_out_of_range,
                            std::string(fact_.name) + " is " + plain(text_) + ", which is out of range");
  finding.expected = expectation();
  if (value_.doubtful) finding.severity = Severity::warning;
}

void Explainer::expect_time(Diagnostic& finding, std::int64_t seconds) const {
  const bool allowed = !value_.has_range || (seconds >= value_.minimum && seconds <= value_.maximum &&
                                             (value_.granularity <= 1 || seconds % value_.granularity == 0));
  if (allowed) finding.expected = values::print_time_span(seconds);
}

void Explainer::wrong_time(std::string message) {
  const auto seconds = values::meant_seconds(text_);
  if (seconds) message += "; " + plain(text_) + " is written " + values::print_time_span(*seconds);
  Diagnostic& finding = add(BuiltinRule::invalid_timespan, std::move(message));
  finding.expected = expectation();
  if (seconds) expect_time(finding, *seconds);
}

Diagnostic& Explainer::doubtful_time(const std::string& problem) {
  Diagnostic& finding = add(BuiltinRule::invalid_timespan, std::string(fact_.name) + " " + problem);
  finding.severity = Severity::warning;
  finding.expected = expectation();
  return finding;
}

void Explainer::bare_number() {
  constexpr std::int64_t kMaxDays = 10'675'199, kMaxSeconds = 86'400LL * 365;
  const auto number = plain_integer(ValueType::int64, text_);
  const std::string written = plain(text_);
  const std::string problem = "is the bare number " + written;
  if (number && *number == 0) {
    expect_time(doubtful_time(problem + "; write 00:00:00"), 0);
    return;
  }
  if (!number || *number < 0 || *number > kMaxDays) {
    doubtful_time(problem + ", which has no unit here");
    return;
  }
  const bool one = *number == 1;
  std::string message =
      problem + ", which a .NET-style parser reads as " + written + (one ? " day" : " days");
  if (*number >= kMaxSeconds) {
    doubtful_time(message);
    return;
  }
  // What is counted in whole minutes is minutes in IIS Manager, too.
  const bool in_minutes = value_.granularity == 60 && *number % 60 != 0;
  const std::int64_t seconds = in_minutes ? *number * 60 : *number;
  message += "; " + written + (in_minutes ? " minute" : " second") + (one ? " is" : "s are") + " written " +
             values::print_time_span(seconds);
  expect_time(doubtful_time(message), seconds);
}

void Explainer::two_parts() {
  const std::string problem = "is written " + shown(text_);
  const auto short_time = values::seconds_of_parts(text_);
  if (!short_time) {
    doubtful_time(problem + ": two parts can be read as hours and minutes or as minutes and seconds");
    return;
  }
  const std::string hours = values::print_time_span(*short_time * 60),
                    minutes = values::print_time_span(*short_time);
  if (hours == minutes) {
    expect_time(doubtful_time(problem + "; write " + hours), *short_time);
    return;
  }
  Diagnostic& finding = doubtful_time(problem + ": hours and minutes are written " + hours +
                                      ", minutes and seconds " + minutes);
  if (!value_.has_range) finding.expected = hours + " or " + minutes;
}

void Explainer::days_by_colon() {
  const auto seconds = values::seconds_of_parts(text_);
  const std::string example = seconds ? values::print_time_span(*seconds) : "as in 1.00:00:00";
  Diagnostic& finding = doubtful_time("is written " + shown(text_) + ": days are separated by a dot" +
                                      (seconds ? ": " : ", ") + example);
  if (seconds) expect_time(finding, *seconds);
}

void Explainer::invalid_name() {
  static constexpr std::string_view kRules[] = {
      "",
      "a site name must not contain / or ?",
      "a pool name must not contain any of | < > & \\ \" / [ ] + = ; : , ? * @",
      "a path must start with /, must not end with / and must not have . or .. as a segment",
      "a path must start with /, must not end with / and must not have . or .. as a segment",
      ""};
  Diagnostic& finding =
      add(BuiltinRule::invalid_name,
          subject() + ": " + std::string(kRules[static_cast<std::size_t>(fact_.validator)]));
  const bool is_path =
      fact_.validator == Validator::application_path || fact_.validator == Validator::virtual_directory_path;
  const std::size_t end = text_.find_last_not_of('/') + 1;
  if (!is_path || end == 0 || end == text_.size() || !passes(fact_.validator, text_.substr(0, end))) return;
  if (!attribute_.quoted || !attribute_.closed) return;
  finding.fixes.push_back({"Remove the slash at the end",
                           diag::FixSafety::safe,
                           {{pieces_.span(end, text_.size()), std::string()}}});
}

ValueOutcome explain_value(const xml::Document& document, const xml::Attribute& attribute,
                           const AttributeFact& fact, std::string_view text, bool is_secret) {
  ValueOutcome outcome = Explainer(document, attribute, fact, text, is_secret).run();
  for (Diagnostic& finding : outcome.findings) {
    if (is_secret) {
      finding.actual.reset();
    } else if (!finding.actual) {
      finding.actual = std::string(text);
    }
  }
  return outcome;
}

}  // namespace iislint::schema
