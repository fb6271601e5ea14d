#include "xml/anchor.h"

#include <algorithm>

#include "base/text.h"
#include "base/utf8.h"

namespace iislint::xml {
namespace {

std::uint32_t without_blanks_before(const Document& document, std::uint32_t offset) {
  while (offset > 0 && base::is_space(document.text()[offset - 1]))
    --offset;
  return offset;
}

}  // namespace

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

source::Span whole_of(const Document& document, NodeId element) {
  const Node& node = document.node(element);
  return document.span(without_blanks_before(document, node.begin), node.end);
}

source::Span whole_of(const Document& document, const Attribute& attribute) {
  const std::uint32_t end = attribute.value_end + (attribute.quoted && attribute.closed ? 1 : 0);
  return document.span(without_blanks_before(document, attribute.name_begin), end);
}

source::Span after_attributes(const Document& document, NodeId element) {
  const Node& node = document.node(element);
  std::uint32_t at = node.name_end;
  if (node.attribute_count > 0)
    at = whole_of(document, document.attribute(node.first_attribute + node.attribute_count - 1)).end;
  return document.span(at, at);
}

source::Span word_of(const Document& document, const Attribute& attribute, std::string_view word) {
  const std::string_view raw =
      document.text().substr(attribute.value_begin, attribute.value_end - attribute.value_begin);
  for (const std::string_view piece : base::split(raw, ',')) {
    const std::string_view candidate = base::trim(piece);
    if (!base::equals_ignoring_case(candidate, word)) continue;
    const auto begin = attribute.value_begin + static_cast<std::uint32_t>(candidate.data() - raw.data());
    return document.span(begin, begin + static_cast<std::uint32_t>(candidate.size()));
  }
  return value_of(document, attribute);
}

Pieces::Pieces(const Document& document, const Attribute& attribute)
    : document_(document),
      attribute_(attribute),
      offsets_(document.text().substr(attribute.value_begin, attribute.value_end - attribute.value_begin)) {}

source::Span Pieces::span(std::size_t begin, std::size_t end) {
  if (begin >= end) return value_of(document_, attribute_);
  const auto place = [this](std::size_t offset) {
    return attribute_.value_begin +
           (attribute_.plain ? static_cast<std::uint32_t>(offset) : offsets_.at(offset));
  };
  const std::uint32_t first = place(begin);
  return document_.span(first, place(end));
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

bool touches(std::span<const source::Span> spans, std::uint32_t begin, std::uint32_t end) {
  const auto after = std::partition_point(spans.begin(), spans.end(),
                                          [begin](const source::Span& s) { return s.end <= begin; });
  return after != spans.end() && after->begin < std::max(end, begin + 1);
}

std::string without_secrets(const Document& document, std::uint32_t begin, std::uint32_t end,
                            std::span<const source::Span> secrets) {
  std::string shown;
  auto secret = std::partition_point(secrets.begin(), secrets.end(),
                                     [begin](const source::Span& s) { return s.end <= begin; });
  for (; secret != secrets.end() && secret->begin < end; ++secret) {
    if (secret->begin > begin) shown += document.text().substr(begin, secret->begin - begin);
    shown += "***";
    begin = std::min(secret->end, end);
  }
  return shown += document.text().substr(begin, end - begin);
}

}  // namespace iislint::xml
