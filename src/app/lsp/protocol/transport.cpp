#include "app/lsp/protocol/transport.h"

#include <algorithm>

namespace iislint::lsp {

bool StreamTransport::wait(std::chrono::milliseconds time) {
  return !wait_ || in_.rdbuf()->in_avail() > 0 || wait_(time);
}

std::size_t StreamTransport::read(std::span<char> buffer) {
  if (buffer.empty() || in_.peek() == std::istream::traits_type::eof()) return 0;
  const auto there = std::max<std::streamsize>(in_.rdbuf()->in_avail(), 1);
  const auto wanted = std::min(there, static_cast<std::streamsize>(buffer.size()));
  return static_cast<std::size_t>(std::max<std::streamsize>(in_.readsome(buffer.data(), wanted), 0));
}

bool StreamTransport::write(std::string_view bytes) {
  out_.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  out_.flush();
  return static_cast<bool>(out_);
}

}  // namespace iislint::lsp
