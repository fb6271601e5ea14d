// What the scanner promises of each tree: nodes that nest, and every byte in one of them.
#pragma once

#include <string>

#include "xml/tree.h"

namespace iislint::tests {

/// What is wrong with the tree; empty when nothing is.
std::string tree_fault(const xml::Document& document);

}  // namespace iislint::tests
