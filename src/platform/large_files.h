// What a program that ends with its run does about the memory of large files.
#pragma once

#include <cstddef>

namespace iislint::platform {

/// Call it before a file of that size is read. The first large one makes malloc keep all memory in one piece,
/// which the kernel may back with large pages (where it has them, for whoever asks): giving out 4 KB at a
/// time is a fifth of the time that a large file takes. Memory is not given back any more, so this is not for
/// programs that go on. Does nothing where the C library is not glibc. Any thread.
void make_room_for_file(std::size_t bytes);

}  // namespace iislint::platform
