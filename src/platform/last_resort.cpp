#include "platform/last_resort.h"

#include <cxxabi.h>

#include <exception>
#include <new>
#include <typeinfo>

#include "platform/ending.h"
#include "platform/leftovers.h"

namespace iislint::platform {
namespace {

/// Threads may get here together: one speaks, and ends the others.
[[noreturn]] void end() {
  const std::type_info* type = abi::__cxa_current_exception_type();
  if (type == nullptr) {  // there was no memory for the exception itself; or a mistake of ours
    say_last("out of memory, or an internal error");
  } else {
    say_last(*type == typeid(std::bad_alloc) ? "out of memory" : "an internal error");
  }
  remove_leftovers();
  end_now(kJobNotDone);
}

// Objects of the program itself are made after those of numbered priorities.
constexpr int kFirst = 101;
__attribute__((constructor(kFirst))) void install() {
  std::set_terminate(end);
}

}  // namespace

void say_last(std::string_view text) noexcept {
  write_errors("iislint: ");
  write_errors(text);
  write_errors("\n");
}

}  // namespace iislint::platform
