// The parts of explain_value(), for the sources of this folder only.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "schema/binding/values/value_diagnostics.h"
#include "xml/anchor.h"

namespace iislint::schema {

/// Says what is wrong with one value; made for one call of run().
class Explainer {
 public:
  Explainer(const xml::Document& document, const xml::Attribute& attribute, const AttributeFact& fact,
            std::string_view text, bool hidden)
      : document_(document),
        attribute_(attribute),
        fact_(fact),
        value_(*fact.value),
        text_(text),
        hidden_(hidden) {}

  ValueOutcome run();

 private:
  diag::Diagnostic& add(diag::BuiltinRule rule, std::string message);
  diag::Diagnostic& add(diag::BuiltinRule rule, std::string message, source::Span span);
  /// Offers to write `text` in place of the whole value, or of a part of it. Means the same to IIS.
  void offer(diag::Diagnostic& finding, std::string_view text);
  void offer(diag::Diagnostic& finding, std::string_view text, source::Span part, std::string title);
  /// Offers the word that was surely meant, if there is one. Nobody knows what IIS does without it.
  void offer_sure(diag::Diagnostic& finding, std::string_view written,
                  std::span<const std::string_view> words, source::Span part);
  void offer_sure(diag::Diagnostic& finding, std::string_view written, source::Span part);
  /// Where the default is the only value there is.
  void offer_removal(diag::Diagnostic& finding);
  void offer_trimmed(diag::Diagnostic& finding, std::string_view trimmed);
  /// What messages say of the value or a part of it: stars for a secret; shown() in quotes, long ones cut.
  std::string plain(std::string_view text) const;
  std::string shown(std::string_view text) const;
  std::string subject() const;
  std::string expectation() const;
  std::string integer_expectation() const;
  std::string time_span_expectation() const;
  std::string counted_expectation() const;
  // Blanks at the ends: whether IIS forgives them is not settled, what is meant is clear.
  void untrimmed(std::string_view trimmed);
  /// Of a text that must not have blanks at its ends.
  void untrimmed_text();
  void judge();
  void boolean();
  void enumeration();
  /// What was meant, what is to be said of it, and the legal words when they are few.
  std::string with_words(std::string message, const Word* meant, const Hint* hint) const;
  void integer();
  void time_span();
  void counted_time();
  void wrong_time(std::string message);
  diag::Diagnostic& doubtful_time(const std::string& problem);
  void bare_number();
  void two_parts();
  void days_by_colon();
  /// Expects this time and no other, when the attribute may hold it.
  void expect_time(diag::Diagnostic& finding, std::int64_t seconds) const;
  void invalid_name();
  void flags();
  void numeric_flags(std::int64_t number);
  /// Known words with something else than commas between them.
  bool wrong_separator();
  /// The known words of the list with single commas between, when all of its words are known.
  std::optional<std::string> tidy_list() const;
  /// From left to right: see xml::Pieces.
  source::Span span_of(std::string_view piece);
  struct FlagTrouble;
  class FlagTroubles;
  void tell(const FlagTrouble& trouble, std::size_t empty_count);
  void empty_words(std::size_t count);
  void unknown_flag(std::string_view written);
  void flag_in_wrong_case(std::string_view written, const Word& word);
  void repeated_flag(std::string_view piece, const Word& word);

  const xml::Document& document_;
  const xml::Attribute& attribute_;
  const AttributeFact& fact_;
  const ValueFact& value_;
  std::string_view text_;
  const bool hidden_;
  xml::Pieces pieces_{document_, attribute_};
  ValueOutcome outcome_;
};

/// The value as messages show it: in quotes, long ones cut.
std::string quoted(std::string_view text);

std::vector<std::string> word_names(const ValueFact& value);

/// The word that was most probably meant: named by a hint, near in spelling, or the only one that contains
/// it.
const Word* meant_word(const ValueFact& value, std::string_view written, const Hint*& hint);

}  // namespace iislint::schema
