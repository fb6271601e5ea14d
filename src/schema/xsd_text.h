// The text that the XSD judge is given: the document's own, without what must not or need not be judged.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "schema/binding.h"
#include "xml/tree.h"

namespace iislint::schema {

/// Left out: the content of opaque and unknown elements (the XSD skips it, and hostile content costs time
/// there), the default namespace that .NET files carry on their root, xsi:* attributes (they would steer the
/// validation), white space and comments in elements that hold attributes only (to XSD 1.0 even a blank is
/// content there), and values over kLongestValue, which a short stand-in replaces.
struct XsdText {
  std::string_view text() const { return is_copy ? std::string_view(copy) : original; }

  std::string_view original;
  std::string copy;  ///< used when something was left out
  bool is_copy = false;
  std::vector<xml::NodeId> elements;  ///< those that are in the text, in its order
  std::vector<source::Span> replaced_values;
};

inline constexpr std::size_t kLongestValue = 32 * 1024;

/// For documents that are sound (xml::Document::is_sound).
XsdText xsd_text(const xml::Document& document, const Binding& binding);

}  // namespace iislint::schema
