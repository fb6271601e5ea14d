// Standard input that tells an error from the end, which std::cin does not.
#pragma once

#include <array>
#include <chrono>
#include <streambuf>

namespace iislint::platform {

/// Throws std::system_error when reading fails; a stream over it becomes bad().
class StandardInput final : public std::streambuf {
 public:
  /// Whether something can be read within the time, or the end is there. For as long as nothing is buffered.
  static bool wait(std::chrono::milliseconds time);

 protected:
  int_type underflow() override;

 private:
  std::array<char, 65536> buffer_;
};

}  // namespace iislint::platform
