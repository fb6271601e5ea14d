#include "git/patch.h"

#include <charconv>
#include <optional>

namespace iislint::git {
namespace {

bool is_octal(char c) {
  return c >= '0' && c <= '7';
}

char character_of(char escape) {
  switch (escape) {
    case 'a':
      return '\a';
    case 'b':
      return '\b';
    case 'f':
      return '\f';
    case 'n':
      return '\n';
    case 'r':
      return '\r';
    case 't':
      return '\t';
    case 'v':
      return '\v';
    default:
      return escape;  // a quote or a backslash
  }
}

/// A name as it stands in a header: in quotes, with the escapes of C, when it holds anything unusual. A name
/// with a blank in it is followed by a tab.
std::string unquoted(std::string_view word) {
  if (!word.starts_with('"')) return std::string(word.substr(0, word.find('\t')));
  std::string name;
  for (std::size_t i = 1; i < word.size() && word[i] != '"'; ++i) {
    if (word[i] != '\\' || i + 1 == word.size()) {
      name += word[i];
      continue;
    }
    ++i;
    if (!is_octal(word[i])) {
      name += character_of(word[i]);
      continue;
    }
    unsigned value = 0;
    std::size_t digits = 0;
    for (; digits < 3 && i + digits < word.size() && is_octal(word[i + digits]); ++digits)
      value = value * 8 + static_cast<unsigned>(word[i + digits] - '0');
    name += static_cast<char>(value);
    i += digits - 1;
  }
  return name;
}

struct Side {
  std::uint32_t begin = 0;
  std::uint32_t count = 1;  // when none is written
};

struct Hunk {
  Side before, after;
};

/// "3,2" or "3", behind a sign.
bool read_side(std::string_view& text, char sign, Side& side) {
  if (!text.starts_with(sign)) return false;
  text.remove_prefix(1);
  const auto read = [&](std::uint32_t& number) {
    const auto result = std::from_chars(text.data(), text.data() + text.size(), number);
    const auto size = static_cast<std::size_t>(result.ptr - text.data());
    text.remove_prefix(size);
    return result.ec == std::errc() && size > 0;
  };
  if (!read(side.begin)) return false;
  if (!text.starts_with(',')) return true;
  text.remove_prefix(1);
  return read(side.count);
}

/// "@@ -1,0 +2,3 @@"
std::optional<Hunk> hunk_of(std::string_view line) {
  Hunk hunk;
  if (!line.starts_with("@@ ")) return std::nullopt;
  line.remove_prefix(3);
  if (!read_side(line, '-', hunk.before) || !line.starts_with(' ')) return std::nullopt;
  line.remove_prefix(1);
  return read_side(line, '+', hunk.after) ? std::optional(hunk) : std::nullopt;
}

}  // namespace

std::map<std::string, source::ChangedLines> lines_of_patch(std::string_view patch) {
  std::map<std::string, source::ChangedLines> files;
  source::ChangedLines* file = nullptr;
  std::uint32_t removed = 0,
                added = 0;  // lines of the hunk that are still to come: they may look like headers
  while (!patch.empty()) {
    const std::size_t end = patch.find('\n');
    const std::string_view line = patch.substr(0, end);
    patch.remove_prefix(end == std::string_view::npos ? patch.size() : end + 1);
    if (removed > 0 && line.starts_with('-')) {
      --removed;
    } else if (added > 0 && line.starts_with('+')) {
      --added;
    } else if (line.starts_with("diff --git ")) {
      file = nullptr;
    } else if (line.starts_with("+++ ")) {
      const std::string name = unquoted(line.substr(4));
      file = name.size() > 2 && name.starts_with("b/") ? &files[name.substr(2)] : nullptr;
    } else if (const auto hunk = hunk_of(line)) {
      removed = hunk->before.count;
      added = hunk->after.count;
      // "+7,0": what was removed stood behind line 7.
      const std::uint32_t begin = added == 0 ? hunk->after.begin + 1 : hunk->after.begin;
      if (file != nullptr) file->ranges.push_back({begin, begin + added});
    }
  }
  return files;
}

}  // namespace iislint::git
