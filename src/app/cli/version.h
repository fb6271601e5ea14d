#pragma once

namespace iislint::cli {

inline constexpr const char* kVersion = IISLINT_VERSION;  // set by the build from the project's version

}  // namespace iislint::cli
