// The functions of the XPath subset, on values that are no nodes.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace iislint::xdt {

/// Whether there is such a function, with that many arguments.
bool takes_arguments(std::string_view function, std::size_t count);

/// As XPath turns a string into a number; what is none is not equal to anything.
double number_of(std::string_view text);

/// Of a function from strings to a string: concat, normalize-space, substring-before, substring-after,
/// translate.
std::string text_function(std::string_view function, const std::vector<std::string>& arguments);

}  // namespace iislint::xdt
