#include "xdt/instruction.h"

#include <algorithm>

#include "base/text.h"

namespace iislint::xdt {
namespace {

/// What .NET's \w takes, as far as ASCII goes; whatever lies beyond may be a letter.
bool is_word_character(char c) {
  const char lower = base::to_lower(c);
  return (lower >= 'a' && lower <= 'z') || base::is_digit(c) || c == '_' ||
         static_cast<unsigned char>(c) >= 0x80;
}

Piece trimmed(std::string_view text, std::size_t begin, std::size_t end) {
  while (begin < end && base::is_space(text[begin]))
    ++begin;
  while (end > begin && base::is_space(text[end - 1]))
    --end;
  return {std::string(text.substr(begin, end - begin)), begin, end};
}

std::vector<Piece> split_arguments(std::string_view text, std::size_t begin, std::size_t end) {
  std::vector<Piece> pieces;
  if (begin == end) return pieces;
  if (text.substr(begin, end - begin).find(',') == std::string_view::npos) {
    pieces.push_back({std::string(text.substr(begin, end - begin)), begin, end});
    return pieces;
  }
  int depth = 0;
  std::size_t from = begin;
  for (std::size_t at = begin; at < end; ++at) {
    if (text[at] == '(') ++depth;
    if (text[at] == ')') --depth;
    if (text[at] != ',' || depth != 0) continue;
    pieces.push_back(trimmed(text, from, at));
    from = at + 1;
  }
  pieces.push_back(trimmed(text, from, end));
  return pieces;
}

template <typename Kind, std::size_t size>
Kind kind_of(std::string_view word, const std::array<std::string_view, size>& words) {
  const auto found = std::find(words.begin(), words.end(), word);
  return found == words.end() ? Kind::unknown : static_cast<Kind>(found - words.begin() + 1);
}

}  // namespace

TransformKind transform_kind(std::string_view word) {
  return kind_of<TransformKind>(word, kTransformWords);
}

LocatorKind locator_kind(std::string_view word) {
  return kind_of<LocatorKind>(word, kLocatorWords);
}

Instruction read_instruction(const xml::Document& document, xml::AttributeId attribute) {
  Instruction result;
  result.attribute = attribute;
  std::string buffer;
  const std::string_view value = document.value(document.attribute(attribute), buffer);
  const Piece whole = trimmed(value, 0, value.size());
  std::size_t at = whole.begin;
  while (at < whole.end && is_word_character(value[at]))
    ++at;
  result.word = {std::string(value.substr(whole.begin, at - whole.begin)), whole.begin, at};
  if (result.word.text.empty()) return result;
  while (at < whole.end && base::is_space(value[at]))
    ++at;
  if (at == whole.end) {
    result.is_well_formed = true;
    return result;
  }
  if (value[at] != '(' || value[whole.end - 1] != ')') return result;
  result.is_well_formed = true;
  result.has_parentheses = true;
  result.arguments = split_arguments(value, at + 1, whole.end - 1);
  return result;
}

}  // namespace iislint::xdt
