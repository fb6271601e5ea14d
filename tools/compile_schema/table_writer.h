#pragma once

#include <string>
#include <vector>

#include "xsd_model.h"

namespace iislint::tools {

/// The C++ source of the fact table (src/schema/catalog/catalog.h) and of the table of grammars
/// (src/schema/xsd/grammar.h), which lie one behind the other and end at these places.
std::string write_tables(const XsdModel& model, const std::vector<std::size_t>& grammar_ends);

}  // namespace iislint::tools
