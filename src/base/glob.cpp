#include "base/glob.h"

#include <cstdint>
#include <vector>

#include "base/text.h"
#include "base/utf8.h"

namespace iislint::base {
namespace {

/// The bytes of the character at `at`.
std::size_t character_size(std::string_view text, std::size_t at) {
  return decode_utf8(text, at).size;
}

enum class StepKind : std::uint8_t {
  one_byte,  ///< this byte
  one,       ///< a character that is no '/'
  name,      ///< "*": any text without '/'
  any,       ///< "**": any text
  folders,   ///< "**/": nothing, or any text with a '/' at its end
};

struct Step {
  StepKind kind;
  char byte = 0;
};

std::vector<Step> steps_of(std::string_view pattern) {
  std::vector<Step> steps;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    const bool begins_part = i == 0 || pattern[i - 1] == '/';
    if (pattern.substr(i, 3) == "**/" && begins_part) {
      steps.push_back({StepKind::folders});
      i += 2;
    } else if (pattern.substr(i, 2) == "**") {
      steps.push_back({StepKind::any});
      ++i;
    } else if (pattern[i] == '*') {
      steps.push_back({StepKind::name});
    } else if (pattern[i] == '?') {
      steps.push_back({StepKind::one});
    } else {
      steps.push_back({StepKind::one_byte, to_lower(pattern[i])});
    }
  }
  return steps;
}

/// All places in the pattern that the text read so far can have led to, at once.
class PathMatcher {
 public:
  explicit PathMatcher(std::string_view pattern) : steps_(steps_of(pattern)), now_(steps_.size() + 1) {
    enter(now_, 0);
  }

  bool matches(std::string_view path) {
    for (std::size_t at = 0; at < path.size();) {
      const std::size_t size = character_size(path, at);
      // A character that '?' takes as a whole is taken byte by byte by everything else.
      std::vector<std::uint8_t> after_character(now_.size());
      if (path[at] != '/') {
        for (std::size_t i = 0; i < steps_.size(); ++i) {
          if (now_[i] != 0 && steps_[i].kind == StepKind::one) enter(after_character, i + 1);
        }
      }
      for (std::size_t i = 0; i < size; ++i)
        take(path[at + i]);
      for (std::size_t i = 0; i < now_.size(); ++i)
        now_[i] = std::max(now_[i], after_character[i]);
      at += size;
    }
    return now_.back() != 0;
  }

 private:
  /// Steps that may be empty are entered together, each once: a pattern may hold thousands in a row.
  void enter(std::vector<std::uint8_t>& places, std::size_t place) const {
    for (; places[place] != kEntered; ++place) {
      places[place] = kEntered;
      const bool may_be_empty = place < steps_.size() && steps_[place].kind >= StepKind::name;
      if (!may_be_empty) return;
    }
  }

  static constexpr std::uint8_t kInside = 1;   // in the middle of the folders that the step takes
  static constexpr std::uint8_t kEntered = 2;  // and in what follows, where the step may be empty

  void take(char byte) {
    std::vector<std::uint8_t> next(now_.size());
    for (std::size_t i = 0; i < steps_.size(); ++i) {
      if (now_[i] == 0) continue;
      switch (steps_[i].kind) {
        case StepKind::one_byte:
          if (to_lower(byte) == steps_[i].byte) enter(next, i + 1);
          break;
        case StepKind::one:
          break;
        case StepKind::name:
          if (byte != '/') enter(next, i);
          break;
        case StepKind::any:
          enter(next, i);
          break;
        case StepKind::folders:
          next[i] = std::max(next[i], kInside);
          if (byte == '/') enter(next, i + 1);
          break;
      }
    }
    now_ = std::move(next);
  }

  std::vector<Step> steps_;
  std::vector<std::uint8_t> now_;  // by step; the last is the end
};

}  // namespace

bool matches_glob(std::string_view text, std::string_view pattern) {
  std::size_t at = 0, in_pattern = 0;
  std::size_t star = std::string_view::npos, star_end = 0;  // the last '*', and how far it reaches
  while (at < text.size()) {
    const char wanted = in_pattern < pattern.size() ? pattern[in_pattern] : '\0';
    if (in_pattern < pattern.size() && wanted == '*') {
      star = in_pattern++;
      star_end = at;
    } else if (in_pattern < pattern.size() && wanted == '?') {
      at += character_size(text, at);
      ++in_pattern;
    } else if (in_pattern < pattern.size() && to_lower(wanted) == to_lower(text[at])) {
      ++at;
      ++in_pattern;
    } else if (star != std::string_view::npos) {
      star_end += character_size(text, star_end);
      at = star_end;
      in_pattern = star + 1;
    } else {
      return false;
    }
  }
  while (in_pattern < pattern.size() && pattern[in_pattern] == '*')
    ++in_pattern;
  return in_pattern == pattern.size();
}

bool matches_path(std::string_view path, std::string_view pattern) {
  return PathMatcher(pattern).matches(path);
}

}  // namespace iislint::base
