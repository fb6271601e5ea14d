#include "xml/anchor.h"

#include "base/text.h"
#include "base/utf8.h"

namespace iislint::xml {

source::Span name_of(const Document& document, NodeId element) {
  const Node& node = document.node(element);
  return document.span(node.begin + 1, node.name_end);
}

source::Span name_of(const Document& document, const Attribute& attribute) {
  return document.span(attribute.name_begin, attribute.name_end);
}

source::Span value_of(const Document& document, const Attribute& attribute) {
  if (attribute.value_begin < attribute.value_end) {
    return document.span(attribute.value_begin, attribute.value_end);
  }
  if (!attribute.quoted) return name_of(document, attribute);
  return document.span(attribute.value_begin - 1, attribute.value_end + (attribute.closed ? 1 : 0));
}

source::Span content_of(const Document& document, const Attribute& attribute) {
  return document.span(attribute.value_begin, attribute.value_end);
}

source::Span word_of(const Document& document, const Attribute& attribute, std::string_view word) {
  const std::string_view raw =
      document.text().substr(attribute.value_begin, attribute.value_end - attribute.value_begin);
  for (const std::string_view piece : base::split(raw, ',')) {
    const std::string_view candidate = base::trim(piece);
    if (!base::equals_ignoring_case(candidate, word)) continue;
    const auto begin = static_cast<std::size_t>(candidate.data() - raw.data());
    return piece_of(document, attribute, begin, begin + candidate.size());
  }
  return value_of(document, attribute);
}

source::Span piece_of(const Document& document, const Attribute& attribute, std::size_t begin,
                      std::size_t end) {
  if (!attribute.plain || begin >= end) return value_of(document, attribute);
  return document.span(attribute.value_begin + static_cast<std::uint32_t>(begin),
                       attribute.value_begin + static_cast<std::uint32_t>(end));
}

source::Span never_empty(const Document& document, std::uint32_t begin, std::uint32_t end) {
  const std::string_view text = document.text();
  if (begin < end || text.empty()) return document.span(begin, end);
  if (end < text.size()) {
    return document.span(begin, end + static_cast<std::uint32_t>(base::decode_utf8(text, end).size));
  }
  do {
    --begin;
  } while (begin > 0 && (static_cast<unsigned char>(text[begin]) & 0xC0u) == 0x80u);
  return document.span(begin, end);
}

}  // namespace iislint::xml
