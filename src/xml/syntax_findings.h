// Words for what the scanner found: SyntaxError, LimitHit and DOCTYPE -> diagnostics.
#pragma once

#include <vector>

#include "diag/diagnostic.h"
#include "xml/scanner.h"

namespace iislint::xml {

/// Findings `xml-syntax`, `doctype-present`, `limit-exceeded` and, from the decoder's issues,
/// `encoding-mismatch`.
std::vector<diag::Diagnostic> syntax_findings(const Document& document);

}  // namespace iislint::xml
