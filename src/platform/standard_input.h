// Standard input that tells an error from the end, which std::cin does not.
#pragma once

#include <array>
#include <streambuf>

namespace iislint::platform {

/// Throws std::system_error when reading fails; a stream over it becomes bad().
class StandardInput final : public std::streambuf {
 protected:
  int_type underflow() override;

 private:
  std::array<char, 65536> buffer_;
};

}  // namespace iislint::platform
