#pragma once

#include <string>

namespace iislint::tools {

/// Loads the XSD into Xerces with full checking on and writes it as a serialized grammar. Any warning or
/// error of the schema throws std::runtime_error with its text.
void write_grammar(const std::string& xsd_path, const std::string& output_path);

}  // namespace iislint::tools
