#include "report/sarif/line_hash.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <deque>
#include <numeric>

#include "base/utf8.h"

namespace iislint::report {
namespace {

constexpr std::size_t kWindow = 100;
constexpr std::uint64_t kBase = 37;
constexpr char32_t kEndOfFile = 0xFFFF;
constexpr char32_t kByteOrderMark = 0xFEFF;

/// What the oldest unit of the window contributes once another one has come in.
constexpr std::uint64_t kLeaving = [] {
  std::uint64_t power = 1;
  for (std::size_t i = 0; i < kWindow; ++i)
    power *= kBase;
  return power;
}();

/// Takes the text unit by unit and gives the hashes of its lines in their order.
class Roller {
 public:
  explicit Roller(std::vector<std::uint64_t>& hashes) : hashes_(hashes) {}

  void take(char32_t unit) {
    const bool ends_pair = unit == '\n' && after_carriage_;
    after_carriage_ = unit == '\r';
    if (unit == ' ' || unit == '\t' || ends_pair) return;
    push_significant(unit == '\r' ? '\n' : unit);
  }

  void finish() {
    push_significant(kEndOfFile);
    while (!open_lines_.empty())
      roll(0);
  }

 private:
  void push_significant(char32_t unit) {
    if (at_line_start_) open_lines_.push_back(taken_);
    at_line_start_ = unit == '\n';
    roll(unit);
  }

  void roll(std::uint64_t unit) {
    std::uint64_t& slot = window_[taken_ % kWindow];
    hash_ = hash_ * kBase + unit - kLeaving * slot;
    slot = unit;
    ++taken_;
    if (open_lines_.empty() || open_lines_.front() + kWindow != taken_) return;
    hashes_.push_back(hash_);
    open_lines_.pop_front();
  }

  std::vector<std::uint64_t>& hashes_;
  std::array<std::uint64_t, kWindow> window_{};
  std::uint64_t hash_ = 0;
  std::size_t taken_ = 0;               ///< units that have entered the window
  std::deque<std::size_t> open_lines_;  ///< where lines began whose window is not full yet; at most kWindow
  bool at_line_start_ = true;
  bool after_carriage_ = false;
};

}  // namespace

LineHashes::LineHashes(std::string_view text, bool has_bom) {
  Roller roller(hashes_);
  if (has_bom) roller.take(kByteOrderMark);
  for (std::size_t at = 0; at < text.size();) {
    const base::CodePoint c = base::decode_utf8(text, at);
    at += c.size;
    if (c.value >= 0x10000) {
      roller.take(0xD800 + ((c.value - 0x10000) >> 10));
      roller.take(0xDC00 + ((c.value - 0x10000) & 0x3FF));
    } else {
      roller.take(c.value);
    }
  }
  roller.finish();

  std::vector<std::uint32_t> lines(hashes_.size());
  std::iota(lines.begin(), lines.end(), 0U);
  std::stable_sort(lines.begin(), lines.end(),
                   [this](std::uint32_t a, std::uint32_t b) { return hashes_[a] < hashes_[b]; });
  occurrences_.resize(hashes_.size());
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const bool again = i > 0 && hashes_[lines[i - 1]] == hashes_[lines[i]];
    occurrences_[lines[i]] = again ? occurrences_[lines[i - 1]] + 1 : 1;
  }
}

std::string LineHashes::of_line(std::uint32_t line) const {
  char digits[16];
  char* end = std::to_chars(digits, digits + sizeof digits, hashes_[line - 1], 16).ptr;
  return std::string(digits, end) + ":" + std::to_string(occurrences_[line - 1]);
}

bool has_line_hashes(const source::SourceFile& file) {
  if (!file.decode_issues().empty()) return false;
  switch (file.encoding().encoding) {
    case source::Encoding::utf8:
      return true;
    case source::Encoding::single_byte:
      return base::is_ascii(file.text());
    case source::Encoding::utf16_le:
    case source::Encoding::utf16_be:
      return false;
  }
  return false;
}

}  // namespace iislint::report
