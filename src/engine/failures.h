// What makes a run fail, counted anew after some of its findings were set aside.
#pragma once

#include <functional>

#include "engine/analysis.h"
#include "engine/project.h"

namespace iislint::engine {

/// Findings at a level that counts, by options and settings, and one for each file that was checked in part
/// and `counts`, if none of its findings does.
std::size_t count_failures(const Analysis& analysis, const Project& project,
                           const std::function<bool(source::FileId)>& counts);

}  // namespace iislint::engine
