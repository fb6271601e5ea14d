#include "platform/last_resort.h"

#include <cxxabi.h>
#include <unistd.h>

#include <cerrno>
#include <exception>
#include <new>
#include <typeinfo>

#include "platform/leftovers.h"

namespace iislint::platform {
namespace {

void write_all(std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(STDERR_FILENO, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return;
    text.remove_prefix(static_cast<std::size_t>(written));
  }
}

/// Threads may get here together: one speaks, and ends the others.
[[noreturn]] void end() {
  const std::type_info* type = abi::__cxa_current_exception_type();
  if (type == nullptr) {  // there was no memory for the exception itself; or a mistake of ours
    say_last("out of memory, or an internal error");
  } else {
    say_last(*type == typeid(std::bad_alloc) ? "out of memory" : "an internal error");
  }
  remove_leftovers();
  _exit(kJobNotDone);
}

// Objects of the program itself are made after those of numbered priorities.
constexpr int kFirst = 101;
__attribute__((constructor(kFirst))) void install() {
  std::set_terminate(end);
}

}  // namespace

void say_last(std::string_view text) noexcept {
  write_all("iislint: ");
  write_all(text);
  write_all("\n");
}

}  // namespace iislint::platform
