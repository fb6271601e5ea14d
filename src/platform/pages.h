// Memory in large pieces.
#pragma once

#include <cstddef>

namespace iislint::platform {

/// Has the system provide whole pages at once, where it can: nearly all will be used, and meeting them one by
/// one takes a good part of a small run.
void provide_pages(void* pages, std::size_t bytes);

}  // namespace iislint::platform
