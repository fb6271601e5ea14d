// Where a finding points: decided here, once, for all producers (binding, rules, syntax).
//
//   a written value            -> the value without its quotes; an empty one with them
//   one word of a flags value  -> that word
//   an unknown attribute       -> its name
//   an element                 -> its name
//   something that is missing  -> the name of the element that should hold it
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "source/span.h"
#include "xml/references.h"
#include "xml/tree.h"

namespace iislint::xml {

source::Span name_of(const Document& document, NodeId element);
source::Span name_of(const Document& document, const Attribute& attribute);
source::Span value_of(const Document& document, const Attribute& attribute);

/// What stands between the quotes; may be empty. For edits, never for findings.
source::Span content_of(const Document& document, const Attribute& attribute);

/// The element with the white space before it, so that no empty line stays behind when it goes. For edits.
source::Span whole_of(const Document& document, NodeId element);

/// The attribute with the white space before it. For edits.
source::Span whole_of(const Document& document, const Attribute& attribute);

/// Behind the last attribute of the element, where one more may be inserted. For edits; the element must not
/// be damaged.
source::Span after_attributes(const Document& document, NodeId element);

/// The first comma-separated word of the value that equals `word` but for letter case; the whole value when
/// there is none.
source::Span word_of(const Document& document, const Attribute& attribute, std::string_view word);

/// Pieces of one value. Asked for from left to right it walks over the value once.
class Pieces {
 public:
  Pieces(const Document& document, const Attribute& attribute);

  /// The piece [begin, end) of the value as Document::value() gives it.
  source::Span span(std::size_t begin, std::size_t end);

 private:
  const Document& document_;
  const Attribute& attribute_;
  RawOffsets offsets_;
};

/// The range, or one character beside it: a finding always covers something that can be underlined, unless
/// the file is empty.
source::Span never_empty(const Document& document, std::uint32_t begin, std::uint32_t end);

/// Whether [begin, end) touches one of the spans, which are in order and do not overlap.
bool touches(std::span<const source::Span> spans, std::uint32_t begin, std::uint32_t end);

/// The text [begin, end) as messages may repeat it, with *** for each of the secrets, which are in order and
/// do not overlap.
std::string without_secrets(const Document& document, std::uint32_t begin, std::uint32_t end,
                            std::span<const source::Span> secrets);

}  // namespace iislint::xml
