// One mistake put into a valid text, and the finding that has to come of it.
#pragma once

#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "bound_text.h"
#include "diag/rule_info.h"

namespace iislint::mutation {

/// Kinds of mistakes, the names are in mutation_score.cpp. To add one: name it there, make it in one of the
/// *_mutations.cpp, and say in mutation_score.cpp whether IIS refuses it.
enum class Kind {
  attribute_missing,
  attribute_unknown,
  attribute_slip,
  attribute_case,
  attribute_twice,
  run_time_member,
  element_unknown,
  element_slip,
  element_case,
  element_twice,
  element_too_high,
  element_too_deep,
  section_twice,
  section_not_here,
  entry_twice,
  entry_twice_but_for_case,
  declared_twice,
  text,
  bool_word,
  enum_word,
  enum_slip,
  enum_number,
  flag_word,
  flag_separator,
  flag_twice,
  integer_letters,
  integer_below,
  integer_above,
  integer_gap,
  time_form,
  time_doubtful_form,
  time_below,
  time_above,
  time_uneven,
  time_negative,
  value_empty,
  value_name,
  value_untrimmed,
  value_case,
  kinds
};

/// Why a mistake of a kind is none here. The reasons are in mutation_score.cpp.
enum class Exemption {
  none,
  free_attributes,
  opaque_content,
  open_container,
  duplicates_allowed,
  no_key,
  exemptions
};

struct Edit {
  std::uint32_t begin;
  std::uint32_t end;
  std::string text;
};

struct Mutation {
  Kind kind;
  std::vector<Edit> edits;              ///< in the order of the text
  std::vector<std::string_view> rules;  ///< any of them tells the mistake
  source::Span place;                   ///< in the changed text
  diag::Severity least;                 ///< of the finding
  std::string what;                     ///< for a reader of a failed test
  std::string meant = {};               ///< the name a slip was made of
  Exemption exemption = Exemption::none;
};

std::string apply(std::string_view text, const std::vector<Edit>& edits);

using Random = std::mt19937;

/// The word with one letter left out, doubled, replaced and swapped with its neighbour.
std::vector<std::string> slips(std::string_view word, Random& random);

/// The same word with its first letter in the other case.
std::string other_case(std::string_view word);

/// All mistakes that can be made with the attributes of one bound element.
std::vector<Mutation> attribute_mutations(const BoundText& text, xml::NodeId element, Random& random);

/// All that can be made with the element as a whole: its name, its place, its number.
std::vector<Mutation> element_mutations(const BoundText& text, xml::NodeId element, Random& random);

/// Whether the element stands in a part of the file that .NET reads: findings are warnings there.
bool is_read_by_dotnet(const BoundText& text, xml::NodeId element);

}  // namespace iislint::mutation
