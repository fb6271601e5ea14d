// The value of xdt:Transform or xdt:Locator: a word and its arguments.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "xml/tree.h"

namespace iislint::xdt {

enum class TransformKind : std::uint8_t {
  unknown,  ///< a word that transforms do not have
  replace,
  insert,
  insert_before,
  insert_after,
  insert_if_missing,
  remove,
  remove_all,
  remove_attributes,
  set_attributes,
  set_tokenized_attributes,
  comment_out,  ///< of later versions
};

enum class LocatorKind : std::uint8_t { unknown, condition, match, xpath };

/// In the order of the enumerators behind `unknown`.
inline constexpr std::array<std::string_view, 11> kTransformWords = {
    "Replace",   "Insert",    "InsertBefore",     "InsertAfter",   "InsertIfMissing",
    "Remove",    "RemoveAll", "RemoveAttributes", "SetAttributes", "SetTokenizedAttributes",
    "CommentOut"};
inline constexpr std::array<std::string_view, 3> kLocatorWords = {"Condition", "Match", "XPath"};

/// Letter case counts.
TransformKind transform_kind(std::string_view word);
LocatorKind locator_kind(std::string_view word);

/// Whether the target is no part of the result any more.
constexpr bool removes(TransformKind kind) {
  return kind == TransformKind::remove || kind == TransformKind::remove_all ||
         kind == TransformKind::comment_out;
}

/// Whether the whole element gets into the result.
constexpr bool inserts(TransformKind kind) {
  return kind >= TransformKind::replace && kind <= TransformKind::insert_if_missing;
}

/// A piece of the value; offsets are those of xml::Document::value().
struct Piece {
  std::string text;
  std::size_t begin = 0;
  std::size_t end = 0;
};

struct Instruction {
  xml::AttributeId attribute = xml::kNone;
  bool is_well_formed = false;  ///< a word, then perhaps one pair of parentheses that encloses the rest
  Piece word;
  bool has_parentheses = false;
  /// As transforms take them apart: at commas outside parentheses, whatever quotes there are. One alone keeps
  /// its blanks.
  std::vector<Piece> arguments;
};

Instruction read_instruction(const xml::Document& document, xml::AttributeId attribute);

}  // namespace iislint::xdt
