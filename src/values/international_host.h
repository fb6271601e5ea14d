// Host names with letters beyond ASCII.
#pragma once

#include <string>
#include <string_view>

namespace iislint::values {

/// A host name as browsers send it: in lower case, with "xn--…" (RFC 3492) for labels that are not ASCII,
/// without a dot at its end. Two spellings of a name give the same text.
std::string ascii_host(std::string_view host);

}  // namespace iislint::values
