// Messages out of a stream of bytes: "Content-Length: 2\r\n\r\n{}". Whatever comes, what it holds stays
// bounded and the next frame is found again.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace iislint::lsp {

struct Frame {
  std::string body;
  std::string problem;  ///< what is wrong with the frame, which has no body then; empty: nothing
};

class FrameReader {
 public:
  static constexpr std::size_t kMostHeaderBytes = 4096;
  /// A file of the largest size that is read by default, with every second byte escaped.
  static constexpr std::size_t kMostBodyBytes = std::size_t{128} * 1024 * 1024;

  explicit FrameReader(std::size_t most_body_bytes = kMostBodyBytes) : most_body_bytes_(most_body_bytes) {}

  void add(std::string_view bytes);
  /// The next frame that is complete.
  std::optional<Frame> next();
  /// Whether a frame has begun that is not complete.
  bool is_inside() const { return body_size_.has_value() || taken_ < buffer_.size(); }

 private:
  std::string_view rest() const { return std::string_view(buffer_).substr(taken_); }
  std::optional<Frame> read_header();
  std::optional<Frame> lost(const char* problem);
  void take(std::size_t bytes);

  std::size_t most_body_bytes_;
  std::string buffer_;
  std::size_t taken_ = 0;                 // of the buffer
  std::optional<std::size_t> body_size_;  // of the frame whose header was read
  std::size_t bytes_to_skip_ = 0;         // of a body that is too large
  bool is_lost_ = false;                  // between frames: what comes is no header
};

}  // namespace iislint::lsp
