// Patterns that no text matches both of, as far as their letters show it.
#pragma once

#include <string_view>

#include "rewrite/pattern/pattern.h"

namespace iislint::rewrite {

struct PatternText {
  std::string_view text;
  PatternSyntax syntax = PatternSyntax::ecmascript;
};

/// Whether it is certain that no text matches both, in whatever case its letters are. Alternatives and
/// optional groups are not looked into: false for them.
bool exclude_each_other(const PatternText& one, const PatternText& other);

}  // namespace iislint::rewrite
