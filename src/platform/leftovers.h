// Files that must not stay when the program is ended before it has finished them.
#pragma once

#include <cstddef>

namespace iislint::platform {

/// While it lives, SIGINT, SIGTERM, SIGHUP and the last resort (last_resort.h) remove the file before the
/// program ends. A signal that somebody ignores or handles already is left alone. On Windows the signals are
/// what a console tells its programs: that a key was pressed, or that it is closed.
class Leftover {
 public:
  /// Copies the path. One that is too long, or one too many at a time, is not removed.
  explicit Leftover(const char* path);
  /// From now on the file stays. May be called twice.
  void keep();
  ~Leftover() { keep(); }
  Leftover(const Leftover&) = delete;
  Leftover& operator=(const Leftover&) = delete;

 private:
  std::size_t slot_;
};

/// Holds these signals back while a file is made and told to Leftover.
class HeldSignals {
 public:
  HeldSignals();
  ~HeldSignals();
  HeldSignals(const HeldSignals&) = delete;
  HeldSignals& operator=(const HeldSignals&) = delete;

 private:
  alignas(std::max_align_t) std::byte before_[128];  // what the system had, in its own form
};

/// Removes what is left over now. Safe in a handler of signals.
void remove_leftovers() noexcept;

}  // namespace iislint::platform
