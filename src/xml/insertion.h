// Edits that put something new into a document, with the line ends and the indentation that stand there.
#pragma once

#include <string>

#include "diag/diagnostic.h"
#include "xml/tree.h"

namespace iislint::xml {

/// Inserts the text of an element before another one, on a line of its own if that has one.
diag::Edit insertion_before(const Document& document, NodeId element, std::string text);

}  // namespace iislint::xml
