#include "fix/patch.h"

#include <algorithm>
#include <cstdio>

namespace iislint::fix {
namespace {

constexpr std::size_t kContext = 3;
constexpr std::size_t kWindow = 64;  // lines that are looked ahead for one that both sides have

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
    lines.push_back(text.substr(0, end));
    text.remove_prefix(end);
  }
  return lines;
}

/// Lines [begin, end) of the one side are replaced by those of the other.
struct Change {
  std::size_t old_begin, old_end;
  std::size_t new_begin, new_end;
};

using Lines = std::vector<std::string_view>;

/// The nearest lines behind these that are equal; the ends when there are none nearby. Fixes change few lines
/// in a row, so the shortest of all patches is not looked for.
Change change_at(const Lines& before, const Lines& after, std::size_t old_line, std::size_t new_line) {
  for (std::size_t sum = 1; sum <= kWindow; ++sum) {
    for (std::size_t skipped = 0; skipped <= sum; ++skipped) {
      const std::size_t i = old_line + skipped, j = new_line + sum - skipped;
      if (i < before.size() && j < after.size() && before[i] == after[j]) return {old_line, i, new_line, j};
    }
  }
  std::size_t old_end = before.size(), new_end = after.size();
  while (old_end > old_line && new_end > new_line && before[old_end - 1] == after[new_end - 1])
    --old_end, --new_end;
  return {old_line, old_end, new_line, new_end};
}

std::vector<Change> changes_between(const Lines& before, const Lines& after) {
  std::vector<Change> changes;
  for (std::size_t i = 0, j = 0; i < before.size() || j < after.size();) {
    if (i < before.size() && j < after.size() && before[i] == after[j]) {
      ++i, ++j;
      continue;
    }
    changes.push_back(change_at(before, after, i, j));
    i = changes.back().old_end;
    j = changes.back().new_end;
  }
  return changes;
}

bool holds_any(std::span<const std::uint32_t> lines, std::size_t begin, std::size_t end) {
  const auto first = std::lower_bound(lines.begin(), lines.end(), begin);
  return first != lines.end() && *first < end;
}

class Writer {
 public:
  Writer(const PatchText& before, const PatchText& after)
      : secret_before_(before.secret_lines),
        secret_after_(after.secret_lines),
        before_(lines_of(before.bytes)),
        after_(lines_of(after.bytes)) {}

  Patch write(const std::string& header) {
    std::vector<Change> hunk;
    std::ptrdiff_t shift = 0;  // what was left out does not move the lines behind it
    for (const Change& change : changes_between(before_, after_)) {
      if (!can_be_shown(change)) {
        flush(hunk, shift, change.old_begin);
        patch_.left_out_at.push_back(static_cast<std::uint32_t>(change.old_begin + 1));
        shift -= grown_by(change);
        continue;
      }
      if (!hunk.empty() && !are_neighbours(hunk.back(), change)) flush(hunk, shift, change.old_begin);
      hunk.push_back(change);
    }
    flush(hunk, shift, before_.size());
    if (!patch_.text.empty()) patch_.text.insert(0, header);
    return std::move(patch_);
  }

 private:
  static std::ptrdiff_t grown_by(const Change& change) {
    return static_cast<std::ptrdiff_t>(change.new_end - change.new_begin) -
           static_cast<std::ptrdiff_t>(change.old_end - change.old_begin);
  }

  bool can_be_shown(const Change& change) const {
    if (holds_any(secret_before_, change.old_begin, change.old_end)) return false;
    if (holds_any(secret_after_, change.new_begin, change.new_end)) return false;
    return change.old_end == before_.size() || !is_secret(change.old_end);
  }

  bool is_secret(std::size_t old_line) const { return holds_any(secret_before_, old_line, old_line + 1); }

  bool are_neighbours(const Change& one, const Change& next) const {
    return next.old_begin - one.old_end <= 2 * kContext &&
           !holds_any(secret_before_, one.old_end, next.old_begin);
  }

  std::size_t context_before(std::size_t line) const {
    const std::size_t most = std::min(kContext, line - printed_);
    std::size_t count = 0;
    while (count < most && !is_secret(line - count - 1))
      ++count;
    return count;
  }

  std::size_t context_after(std::size_t line, std::size_t next_change) const {
    const std::size_t most = std::min(kContext, next_change - line);
    std::size_t count = 0;
    while (count < most && !is_secret(line + count))
      ++count;
    return count;
  }

  void put(char mark, std::string_view line) {
    patch_.text += mark;
    patch_.text += line;
    if (line.back() != '\n') patch_.text += "\n\\ No newline at end of file\n";
  }

  static std::string range(std::size_t begin, std::size_t count) {
    const std::size_t shown = count == 0 ? begin : begin + 1;
    return std::to_string(shown) + (count == 1 ? "" : "," + std::to_string(count));
  }

  /// `next_change` is the line of the old side where the next one begins, printed or not.
  void flush(std::vector<Change>& hunk, std::ptrdiff_t shift, std::size_t next_change) {
    if (hunk.empty()) return;
    const std::size_t leading = context_before(hunk.front().old_begin);
    const std::size_t trailing = context_after(hunk.back().old_end, next_change);
    const std::size_t old_begin = hunk.front().old_begin - leading, old_end = hunk.back().old_end + trailing;
    const auto new_begin =
        static_cast<std::size_t>(static_cast<std::ptrdiff_t>(hunk.front().new_begin - leading) + shift);
    std::ptrdiff_t grown = 0;
    for (const Change& change : hunk)
      grown += grown_by(change);
    const auto new_count = static_cast<std::size_t>(static_cast<std::ptrdiff_t>(old_end - old_begin) + grown);
    patch_.text +=
        "@@ -" + range(old_begin, old_end - old_begin) + " +" + range(new_begin, new_count) + " @@\n";
    std::size_t line = old_begin;
    for (const Change& change : hunk) {
      for (; line < change.old_begin; ++line)
        put(' ', before_[line]);
      for (; line < change.old_end; ++line)
        put('-', before_[line]);
      for (std::size_t added = change.new_begin; added < change.new_end; ++added)
        put('+', after_[added]);
    }
    for (; line < old_end; ++line)
      put(' ', before_[line]);
    printed_ = old_end;
    hunk.clear();
  }

  std::span<const std::uint32_t> secret_before_, secret_after_;
  Lines before_, after_;
  std::size_t printed_ = 0;  // lines of the old side, by hunks
  Patch patch_;
};

}  // namespace

std::string patch_name(std::string_view prefix, std::string_view path) {
  std::string name;
  bool is_quoted = false;
  for (const char c : std::string(prefix) + std::string(path)) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      name += '\\';
      name += c;
      is_quoted = true;
    } else if (byte < 0x20 || byte >= 0x7F) {
      char octal[8];
      std::snprintf(octal, sizeof octal, "\\%03o", byte);
      name += octal;
      is_quoted = true;
    } else {
      name += c;
    }
  }
  return is_quoted ? "\"" + name + "\"" : name;
}

Patch patch_of(std::string_view path, const PatchText& before, const PatchText& after) {
  const std::string from = patch_name("a/", path), to = patch_name("b/", path);
  // Behind a name with blanks git wants a tab.
  const std::string end = path.find(' ') == std::string_view::npos ? "\n" : "\t\n";
  const std::string header = "diff --git " + from + " " + to + "\n--- " + from + end + "+++ " + to + end;
  return Writer(before, after).write(header);
}

}  // namespace iislint::fix
