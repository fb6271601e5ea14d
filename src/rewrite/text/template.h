// A text in which URL Rewrite replaces what stands in braces:
//
//   {R:1} {C:2}             groups of the rule's pattern and of conditions
//   {HTTP_HOST}             a server variable
//   {ToLower:…} {Map:…}     a function, a rewrite map or a provider, applied to a text of the same kind
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace iislint::rewrite {

struct Piece {
  enum class Kind : std::uint8_t {
    literal,
    rule_group,
    condition_group,
    variable,
    call
  } kind = Kind::literal;
  std::string text;             ///< what stands there, or the name
  std::uint32_t number = 0;     ///< of a group
  std::vector<Piece> argument;  ///< of a call
  std::size_t begin = 0;        ///< in the text, with the braces
  std::size_t end = 0;
};

/// Why a text cannot be expanded.
struct TemplateProblem {
  std::string message;  ///< "a brace is not closed"
  std::size_t begin = 0, end = 0;
};

struct Template {
  std::vector<Piece> pieces;
  std::optional<TemplateProblem> problem;  ///< `pieces` end before it

  bool is_literal() const {
    return !problem && (pieces.empty() || (pieces.size() == 1 && pieces[0].kind == Piece::Kind::literal));
  }
};

Template parse_template(std::string_view text);

/// Calls `visit(const Piece&)` for every piece, those inside of calls too.
template <typename Visit>
void for_each_piece(const std::vector<Piece>& pieces, Visit&& visit) {
  for (const Piece& piece : pieces) {
    visit(piece);
    for_each_piece(piece.argument, visit);
  }
}

}  // namespace iislint::rewrite
