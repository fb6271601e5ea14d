// Where messages come from and go to, as bytes: standard input and output, or memory in tests.
#pragma once

#include <istream>
#include <ostream>
#include <span>
#include <string_view>

namespace iislint::lsp {

class Transport {
 public:
  virtual ~Transport() = default;
  /// Waits until there are bytes, and answers how many; 0 when the client is gone. One thread at a time.
  virtual std::size_t read(std::span<char> buffer) = 0;
  /// Hands all of them over, or is false: nobody reads any longer. May be called while another thread reads.
  virtual bool write(std::string_view bytes) = 0;
};

/// Borrows the streams. Takes what is there without waiting for more.
class StreamTransport final : public Transport {
 public:
  StreamTransport(std::istream& in, std::ostream& out) : in_(in), out_(out) {}
  std::size_t read(std::span<char> buffer) override;
  bool write(std::string_view bytes) override;

 private:
  std::istream& in_;
  std::ostream& out_;
};

}  // namespace iislint::lsp
