// Which fixes can be applied together.
#pragma once

#include <functional>
#include <span>
#include <vector>

#include "diag/diagnostic.h"

namespace iislint::fix {

/// A fix, and the finding that offers it. Borrows both.
struct Choice {
  const diag::Diagnostic* finding = nullptr;
  const diag::Fix* fix = nullptr;
};

/// Of each finding the first fix of that safety which `is_wanted`, but for those that overlap or touch one
/// that was chosen already: what they would edit may be another text by then. Their turn comes with the
/// findings of the next pass. Fixes that edit another file than that of their finding are left out.
std::vector<Choice> choose(std::span<const diag::Diagnostic> findings, diag::FixSafety safety,
                           const std::function<bool(const Choice&)>& is_wanted);

}  // namespace iislint::fix
