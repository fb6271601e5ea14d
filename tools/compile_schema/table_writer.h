#pragma once

#include <string>

#include "xsd_model.h"

namespace iislint::tools {

/// The C++ source of the fact table (src/schema/catalog.h).
std::string write_tables(const XsdModel& model);

}  // namespace iislint::tools
