// Where messages come from and go to, as bytes: standard input and output, or memory in tests.
#pragma once

#include <chrono>
#include <functional>
#include <istream>
#include <ostream>
#include <span>
#include <string_view>
#include <utility>

namespace iislint::lsp {

class Transport {
 public:
  virtual ~Transport() = default;
  /// Whether there are bytes, or their end, within the time. One that cannot tell says so at once.
  virtual bool wait(std::chrono::milliseconds) { return true; }
  /// Waits until there are bytes, and answers how many; 0 when the client is gone. One thread at a time.
  virtual std::size_t read(std::span<char> buffer) = 0;
  /// Hands all of them over, or is false: nobody reads any longer. May be called while another thread reads.
  virtual bool write(std::string_view bytes) = 0;
};

/// Borrows the streams. Takes what is there without waiting for more.
class StreamTransport final : public Transport {
 public:
  using Wait = std::function<bool(std::chrono::milliseconds)>;

  /// `wait` waits for what the stream reads from; empty when that never has to be waited for.
  StreamTransport(std::istream& in, std::ostream& out, Wait wait = {})
      : in_(in), out_(out), wait_(std::move(wait)) {}
  bool wait(std::chrono::milliseconds time) override;
  std::size_t read(std::span<char> buffer) override;
  bool write(std::string_view bytes) override;

 private:
  std::istream& in_;
  std::ostream& out_;
  Wait wait_;
};

}  // namespace iislint::lsp
