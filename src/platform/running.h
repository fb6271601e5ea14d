// Whether other programs are still there.
#pragma once

#include <cstdint>

namespace iislint::platform {

/// Whether there is a process of that number. One of another user counts, too.
bool is_running(std::int64_t process);

}  // namespace iislint::platform
