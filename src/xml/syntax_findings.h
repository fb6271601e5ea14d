// Words for what the scanner found: SyntaxError, LimitHit and DOCTYPE -> diagnostics.
#pragma once

#include <span>

#include "diag/finding_list.h"
#include "xml/scanner.h"

namespace iislint::xml {

/// Findings `xml-syntax`, `doctype-present`, `limit-exceeded` and, from the decoder's issues,
/// `encoding-mismatch`.
/// What touches one of the spans in `hidden` (in order, without overlap) is not quoted. As many are kept as
/// diag::most_findings allows.
diag::FindingList syntax_findings(const Document& document, std::span<const source::Span> hidden = {});

}  // namespace iislint::xml
