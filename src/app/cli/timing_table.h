// What --timing prints.
#pragma once

#include <string>

#include "base/timings.h"

namespace iislint::cli {

/// Stages, then rules, the slowest first.
std::string timing_table(const base::Timings& timings);

}  // namespace iislint::cli
