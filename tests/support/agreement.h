// Two readings of one XSD: what binding reports and what Xerces refuses must be the same elements.
#pragma once

#include <string>

#include "schema/xsd/xsd_validator.h"

namespace iislint::tests {

/// What differs; empty when the two agree or the text is none that Xerces is given.
std::string disagreement(schema::XsdValidator& validator, const std::string& path, const std::string& bytes);

}  // namespace iislint::tests
