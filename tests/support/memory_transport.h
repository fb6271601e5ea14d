// A client of the language server that says what it has to say and is gone.
#pragma once

#include <algorithm>
#include <cstring>
#include <string>

#include "app/lsp/protocol/transport.h"

namespace iislint::tests {

class MemoryTransport final : public lsp::Transport {
 public:
  /// The input comes in pieces of that size at most.
  MemoryTransport(std::string input, std::size_t piece) : input_(std::move(input)), piece_(piece) {}

  std::size_t read(std::span<char> buffer) override {
    const std::size_t size = std::min({piece_, buffer.size(), input_.size() - at_});
    std::memcpy(buffer.data(), input_.data() + at_, size);
    at_ += size;
    return size;
  }
  bool write(std::string_view bytes) override {
    output += bytes;
    return is_open;
  }

  std::string output;
  bool is_open = true;  ///< the client still reads

 private:
  std::string input_;
  std::size_t piece_, at_ = 0;
};

}  // namespace iislint::tests
