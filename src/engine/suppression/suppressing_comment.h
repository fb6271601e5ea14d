// The comment that an editor offers to write: it silences a finding where it is.
#pragma once

#include <optional>

#include "diag/diagnostic.h"
#include "engine/files/parsed_file.h"

namespace iislint::engine {

/// With kReasonToWrite for the reason, so that it suppresses nothing until somebody has written one.
/// Inserts the comment before the innermost element that the finding points into, or for the whole file
/// before its root element. Nothing when its rule cannot be suppressed or it points into no element.
std::optional<diag::Edit> suppressing_comment(const ParsedFile& parsed, const diag::Diagnostic& finding);

}  // namespace iislint::engine
