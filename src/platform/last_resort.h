// What is left to do when the program cannot go on and nobody can catch why: memory has run out in a
// constructor of a static object, in a function that is noexcept, or while an exception was to be made of it.
// Instead of aborting, it ends with a word on standard error and exit status 2; unfinished files go (see
// leftovers.h). Whatever can be caught is caught: this is for the rest, and costs nothing before.
#pragma once

#include <string_view>

namespace iislint::platform {

/// The exit status of a job that could not be done.
inline constexpr int kJobNotDone = 2;

/// Writes "iislint: <text>" and the end of the line to standard error, past all buffers and without memory.
/// Linking it makes what is described above hold, from before the constructors of static objects on.
void say_last(std::string_view text) noexcept;

}  // namespace iislint::platform
