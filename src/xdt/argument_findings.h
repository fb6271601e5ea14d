// Arguments of transforms and locators that do not fit the element they stand on.
#pragma once

#include <vector>

#include "diag/diagnostic.h"
#include "schema/binding/binding.h"
#include "xdt/transform_file.h"

namespace iislint::xdt {

/// Of an element that says something; without configuration paths.
std::vector<diag::Diagnostic> argument_findings(const TransformFile& transform,
                                                const schema::Binding& binding, xml::NodeId element);

}  // namespace iislint::xdt
