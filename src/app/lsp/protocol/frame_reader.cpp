#include "app/lsp/protocol/frame_reader.h"

#include <algorithm>

#include "base/text.h"

namespace iislint::lsp {
namespace {

constexpr std::string_view kEnd = "\r\n\r\n", kLength = "content-length";
constexpr std::size_t kMostDigits = 12;

/// The number behind the name; nothing when it is none.
std::optional<std::size_t> length_in(std::string_view header) {
  std::optional<std::size_t> length;
  for (std::string_view line : base::split(header, '\n')) {
    line = base::trim(line);
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) return std::nullopt;
    if (!base::equals_ignoring_case(base::trim(line.substr(0, colon)), kLength)) continue;
    const std::string_view digits = base::trim(line.substr(colon + 1));
    const bool is_number = !digits.empty() && digits.size() <= kMostDigits &&
                           std::all_of(digits.begin(), digits.end(), base::is_digit);
    if (!is_number) return std::nullopt;
    length = std::stoull(std::string(digits));
  }
  return length;
}

/// Where the next header may begin, from `from` on; the size when nowhere.
std::size_t next_header(std::string_view bytes, std::size_t from) {
  for (std::size_t at = from; at < bytes.size(); ++at) {
    const std::string_view word = bytes.substr(at, kLength.size());
    if (base::to_lower(word.front()) == kLength.front() &&
        base::equals_ignoring_case(word, kLength.substr(0, word.size())))
      return at;
  }
  return bytes.size();
}

}  // namespace

void FrameReader::add(std::string_view bytes) {
  const std::size_t skipped = std::min(bytes_to_skip_, bytes.size());
  bytes_to_skip_ -= skipped;
  bytes.remove_prefix(skipped);
  if (taken_ > 0) {
    buffer_.erase(0, taken_);
    taken_ = 0;
  }
  buffer_ += bytes;
}

void FrameReader::take(std::size_t bytes) {
  taken_ += bytes;
  if (taken_ == buffer_.size()) {
    buffer_ = {};  // a large message must not be kept
    taken_ = 0;
  }
}

/// Goes on to what looks like a header. Says so once, however much is between.
std::optional<Frame> FrameReader::lost(const char* problem) {
  const bool was_lost = is_lost_;
  is_lost_ = true;
  return was_lost ? std::nullopt : std::optional(Frame{{}, problem});
}

std::optional<Frame> FrameReader::read_header() {
  const std::size_t begin = next_header(rest(), 0);
  if (is_lost_) take(begin);
  const std::size_t end = rest().find(kEnd);
  if (end == std::string_view::npos || end > kMostHeaderBytes) {
    if (rest().size() <= kMostHeaderBytes) return std::nullopt;  // more may come
    take(std::max<std::size_t>(next_header(rest(), 1), 1));
    return lost("a header without an end");
  }
  const auto length = length_in(rest().substr(0, end));
  if (!length) {
    take(std::max<std::size_t>(std::min(next_header(rest(), 1), end + kEnd.size()), 1));
    return lost("a header without a valid Content-Length");
  }
  take(end + kEnd.size());
  is_lost_ = false;
  if (*length <= most_body_bytes_) {
    body_size_ = length;
    return std::nullopt;
  }
  const std::size_t there = std::min(*length, rest().size());
  bytes_to_skip_ = *length - there;
  take(there);
  return Frame{{}, "a message larger than " + std::to_string(most_body_bytes_) + " bytes"};
}

std::optional<Frame> FrameReader::next() {
  while (!rest().empty() || body_size_) {
    if (body_size_) {
      if (rest().size() < *body_size_) return std::nullopt;
      Frame frame{std::string(rest().substr(0, *body_size_)), {}};
      take(*body_size_);
      body_size_.reset();
      return frame;
    }
    const std::size_t before = rest().size();
    if (auto frame = read_header()) return frame;
    if (!body_size_ && rest().size() == before) return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace iislint::lsp
