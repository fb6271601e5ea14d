// The texts that the XSD judge is given: the document's own, without what must not or need not be judged. One
// for the outline of the file, one for the sections of each grammar that the file needs.
#pragma once

#include <string_view>
#include <vector>

#include "schema/binding/binding.h"
#include "xml/tree.h"

namespace iislint::schema {

/// The text for one grammar. Borrows the document.
struct XsdText {
  std::size_t grammar = 0;               ///< number, see schema/xsd/grammar.h
  std::vector<std::string_view> pieces;  ///< one behind the other they are the text
  std::vector<xml::NodeId> elements;     ///< those that are in the text, in its order
};

/// Left out: elements whose type has kNoGrammar, the content of opaque and unknown elements (the XSD skips
/// it, and hostile content costs time there), in the outline that of sections, locks (the grammars do not
/// hold them), the default namespace that .NET files carry on their root, attributes of namespaces (they
/// belong to tools; xsi:* would steer the validation), white space and comments in elements that hold
/// attributes only (to XSD 1.0 even a blank is content there), and values over kLongestValue, which a short
/// stand-in replaces.
struct XsdTexts {
  std::vector<XsdText> texts;
  std::vector<source::Span> replaced_values;
};

inline constexpr std::size_t kLongestValue = 32 * 1024;

/// What is not judged because the verdict on it is known: of entries of one shape (entry_shapes.h) all but
/// the first, and unknown elements beyond kMaxUnknownElements. Errors that binding does not foresee are then
/// reported on the first entry only.
enum class KnownVerdicts : std::uint8_t { leave_out, judge };

/// Xerces looks for the name of an unknown element among all such names; what it says of one more is certain.
inline constexpr std::size_t kMaxUnknownElements = 1000;

/// For documents that are sound (xml::Document::is_sound).
XsdTexts xsd_texts(const xml::Document& document, const Binding& binding,
                   KnownVerdicts known = KnownVerdicts::leave_out);

}  // namespace iislint::schema
