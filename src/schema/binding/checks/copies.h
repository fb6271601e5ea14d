// Elements that say the same.
#pragma once

#include "xml/tree.h"

namespace iislint::schema {

/// Whether the one says, byte for byte, what the other says; never of a damaged one.
inline bool is_copy(const xml::Document& document, xml::NodeId first, xml::NodeId second) {
  const auto text_of = [&](xml::NodeId id) {
    return document.text().substr(document.node(id).begin, document.node(id).end - document.node(id).begin);
  };
  return !document.node(first).damaged && !document.node(second).damaged && text_of(first) == text_of(second);
}

}  // namespace iislint::schema
