// The independent judge: Xerces-C++ with the grammars compiled from the same XSD. It says which elements are
// wrong; words and places are the business of binding.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "schema/xsd/xsd_text.h"

namespace iislint::schema {

/// One complaint, tied to an element by the order of the parser's callbacks.
struct XsdError {
  xml::NodeId element;
  std::string message;  ///< the parser's own words
};

/// Holds a parser and a grammar pool for each grammar that has been asked for. One per thread: sharing a pool
/// between threads is a data race in Xerces. Making the first one in a process starts the Xerces runtime, the
/// last one to go ends it.
class XsdValidator {
 public:
  XsdValidator();
  ~XsdValidator();
  XsdValidator(const XsdValidator&) = delete;
  XsdValidator& operator=(const XsdValidator&) = delete;

  /// All errors, text by text in their order; at most kMaxErrors of each. A fatal one (the scanner called
  /// text sound that Xerces does not) ends the list of its text and is tied to the last element seen. Fails
  /// when an embedded grammar does not load, for instance into a shared Xerces of another serialization
  /// level.
  base::Result<std::vector<XsdError>> validate(const std::vector<XsdText>& texts);

  static constexpr std::size_t kMaxErrors = 200'000;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

/// The complaints that binding has not foreseen, as findings `schema-violation`.
std::vector<diag::Diagnostic> unforeseen(const xml::Document& document, const Binding& binding,
                                         const std::vector<XsdError>& errors);

}  // namespace iislint::schema
