// The XSD as Xerces grammars: one for the outline of a file (root, declarations, locations, groups; sections
// opaque) and one for each section, so that a run loads only what its files hold.
//
// Locks, which any element may carry, are left out of the grammars: they would be three quarters of all
// attributes. XsdText leaves them out of the text.
#pragma once

#include <string>
#include <vector>

#include "xsd_model.h"

namespace iislint::tools {

/// The outline first, then the sections in the order of model.types. Loads each with full checking on: any
/// warning or error of the schema throws std::runtime_error with its text.
std::vector<std::string> make_grammars(const XsdModel& model);

}  // namespace iislint::tools
