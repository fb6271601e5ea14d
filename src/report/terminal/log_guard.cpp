#include "report/terminal/log_guard.h"

#include "report/terminal/terminal_text.h"

namespace iislint::report {
namespace {

/// Most output holds neither; asking is cheap.
bool may_hold_commands(std::string_view text) {
  return text.find("##") != std::string_view::npos || text.find("::") != std::string_view::npos;
}

}  // namespace

bool LogGuard::Lines::finish() {
  hand_over(line_);
  line_.clear();
  return static_cast<bool>(out_.flush());
}

bool LogGuard::Lines::pass(const std::string& command) {
  if (!line_.empty()) {
    line_ += '\n';
    hand_over(line_);
    line_.clear();
  }
  return static_cast<bool>(out_ << command << '\n');
}

LogGuard::Lines::int_type LogGuard::Lines::overflow(int_type c) {
  if (traits_type::eq_int_type(c, traits_type::eof())) return traits_type::not_eof(c);
  const char one = traits_type::to_char_type(c);
  return xsputn(&one, 1) == 1 ? c : traits_type::eof();
}

std::streamsize LogGuard::Lines::xsputn(const char* text, std::streamsize size) {
  std::string_view rest(text, static_cast<std::size_t>(size));
  if (const std::size_t last = rest.rfind('\n'); last != std::string_view::npos) {
    std::size_t first = 0;
    if (!line_.empty()) {
      first = rest.find('\n') + 1;
      line_.append(rest, 0, first);
      if (!hand_over(line_)) return 0;
      line_.clear();
    }
    if (!hand_over(rest.substr(first, last + 1 - first))) return 0;
    rest.remove_prefix(last + 1);
  }
  line_.append(rest);
  return size;
}

int LogGuard::Lines::sync() {
  return out_.flush() ? 0 : -1;
}

bool LogGuard::Lines::hand_over(std::string_view lines) {
  if (lines.empty()) return static_cast<bool>(out_);
  if (may_hold_commands(lines)) return static_cast<bool>(out_ << without_commands(lines));
  return static_cast<bool>(out_.write(lines.data(), static_cast<std::streamsize>(lines.size())));
}

}  // namespace iislint::report
