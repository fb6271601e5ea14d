// For the last resort (last_resort.h): nothing here needs memory, or runs what else the program has to run.
#pragma once

#include <string_view>

namespace iislint::platform {

/// To standard error, past all buffers.
void write_errors(std::string_view text) noexcept;

[[noreturn]] void end_now(int status) noexcept;

}  // namespace iislint::platform
