// The elements that a rule is asked about, as its definition names them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace iislint::rules {

/// The paths that a path stands for: "a/{b,c}/d" is "a/b/d" and "a/c/d", elements of one form.
std::vector<std::string> subject_paths(std::string_view path);

}  // namespace iislint::rules
