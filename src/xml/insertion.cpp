#include "xml/insertion.h"

#include <utility>

#include "xml/anchor.h"

namespace iislint::xml {

diag::Edit insertion_before(const Document& document, NodeId element, std::string text) {
  const std::uint32_t begin = document.node(element).begin;
  const source::Span whole = whole_of(document, element);
  text += document.text().substr(whole.begin, begin - whole.begin);
  return {document.span(begin, begin), std::move(text)};
}

}  // namespace iislint::xml
