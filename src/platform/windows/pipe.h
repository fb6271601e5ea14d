// Our end of a stream of another program. Anonymous pipes cannot be waited for with a limit of time; these
// can.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "platform/windows/system.h"

namespace iislint::platform {

enum class Direction : unsigned char { to_program, from_program };

class Pipe {
 public:
  Pipe() = default;
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;
  ~Pipe() { close(); }

  /// Makes both ends: `other` can be inherited.
  bool open(Direction direction, Handle& other);
  bool is_open() const { return end_.is_open(); }
  /// Calls off what is still to be moved.
  void close();

  /// Is set when something has been moved, or nothing can be any longer.
  HANDLE moved() const { return moved_.get(); }

  /// Begins to read, or to write the first of these bytes; once, until moved() is set. Closes the end when
  /// the other one is closed.
  void begin_reading();
  void begin_writing(std::string_view bytes);
  bool is_moving() const { return is_moving_; }

  /// What has come, and how many bytes have gone, when moved() is set.
  std::string_view take_read();
  std::size_t take_written();

 private:
  std::size_t finish();

  Handle end_;
  Handle moved_;
  OVERLAPPED progress_{};
  bool is_moving_ = false;
  std::array<char, 65536> buffer_;
};

}  // namespace iislint::platform
