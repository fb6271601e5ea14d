// A text with its tree and binding, and everything that is found in it.
#pragma once

#include <string>
#include <vector>

#include "diag/diagnostic.h"
#include "schema/binding/binding.h"
#include "schema/xsd/xsd_validator.h"
#include "xml/tree.h"

namespace iislint::mutation {

struct BoundText {
  BoundText(const std::string& bytes, schema::FileKind file_kind);
  BoundText(const BoundText&) = delete;
  BoundText& operator=(const BoundText&) = delete;

  schema::FileKind kind;
  source::SourceFile file;
  xml::Document document;
  schema::Binding binding;
};

/// What the engine reports of a file's structure, with severities set.
class GrammarValidator {
 public:
  std::vector<diag::Diagnostic> findings(const BoundText& text);

 private:
  schema::XsdValidator validator_;
};

}  // namespace iislint::mutation
