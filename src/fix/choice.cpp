#include "fix/choice.h"

#include <algorithm>
#include <cstdint>
#include <map>

namespace iislint::fix {
namespace {

/// Ranges that are taken; two of them never touch.
class Taken {
 public:
  bool is_free(const source::Span& span) const {
    const auto next = ranges_.lower_bound(span.begin);
    if (next != ranges_.end() && next->first <= span.end) return false;
    return next == ranges_.begin() || std::prev(next)->second < span.begin;
  }
  void take(const source::Span& span) { ranges_.emplace(span.begin, span.end); }

 private:
  std::map<std::uint32_t, std::uint32_t> ranges_;  // begin, end
};

bool is_of_own_file(const Choice& choice) {
  return !choice.fix->edits.empty() &&
         std::all_of(choice.fix->edits.begin(), choice.fix->edits.end(),
                     [&](const diag::Edit& edit) { return edit.span.file == choice.finding->span.file; });
}

}  // namespace

std::vector<Choice> choose(std::span<const diag::Diagnostic> findings, diag::FixSafety safety,
                           const std::function<bool(const Choice&)>& is_wanted) {
  std::vector<Choice> chosen;
  Taken taken;
  for (const diag::Diagnostic& finding : findings) {
    const auto fix = std::find_if(finding.fixes.begin(), finding.fixes.end(), [&](const diag::Fix& one) {
      return one.safety == safety && is_of_own_file({&finding, &one}) && is_wanted({&finding, &one});
    });
    if (fix == finding.fixes.end()) continue;
    const bool is_free = std::all_of(fix->edits.begin(), fix->edits.end(),
                                     [&](const diag::Edit& edit) { return taken.is_free(edit.span); });
    if (!is_free) continue;
    for (const diag::Edit& edit : fix->edits)
      taken.take(edit.span);
    chosen.push_back({&finding, &*fix});
  }
  return chosen;
}

}  // namespace iislint::fix
