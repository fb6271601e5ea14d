// Standard streams at which a person sits.
#pragma once

#include <cstdint>

namespace iislint::platform {

enum class Stream : std::uint8_t { input, output, errors };

bool is_terminal(Stream stream);

/// Columns of the terminal; 0 when it does not tell.
unsigned terminal_width(Stream stream);

/// Whether the terminal understands escape sequences for colours and movements. Asking may make it do so.
bool takes_escapes(Stream stream);

}  // namespace iislint::platform
