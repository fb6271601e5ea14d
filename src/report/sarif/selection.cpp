#include "report/sarif/selection.h"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace iislint::report {
namespace {

using diag::Diagnostic;

constexpr std::size_t kFixedBytes = 900;    // of a result without its texts
constexpr std::size_t kRelatedBytes = 400;  // of a related location
constexpr std::size_t kEditBytes = 300;

/// About what the result takes in the log.
std::size_t size_of(const Diagnostic& d) {
  std::size_t bytes = kFixedBytes + d.message.size() + 2 * d.config_path.size();
  for (const std::string& site : d.sites)
    bytes += site.size() + 4;
  for (const diag::Related& related : d.related)
    bytes += kRelatedBytes + 2 * related.message.size();
  for (const diag::Fix& fix : d.fixes) {
    for (const diag::Edit& edit : fix.edits)
      bytes += kEditBytes + edit.new_text.size();
  }
  if (d.actual) bytes += d.actual->size();
  if (d.expected) bytes += d.expected->size();
  if (d.help.view() != d.rule->help) bytes += d.help.view().size();
  if (d.suppression) bytes += kRelatedBytes + d.suppression->reason.size();
  return bytes;
}

}  // namespace

Selection select_worst(std::span<const Diagnostic> findings, std::size_t max_results, std::size_t max_bytes) {
  std::size_t bytes = 0;
  for (const Diagnostic& finding : findings)
    bytes += size_of(finding);
  if (findings.size() <= max_results && bytes <= max_bytes) return {};

  Selection selection;
  selection.chosen.resize(findings.size());
  std::iota(selection.chosen.begin(), selection.chosen.end(), std::size_t{0});
  const auto badness = [&](std::size_t i) {
    const Diagnostic& d = findings[i];
    return std::tuple(d.suppression == nullptr, *d.severity, d.confidence);
  };
  std::stable_sort(selection.chosen.begin(), selection.chosen.end(),
                   [&](std::size_t a, std::size_t b) { return badness(a) > badness(b); });
  std::size_t kept = 0;
  for (bytes = 0; kept < std::min(max_results, selection.chosen.size()); ++kept) {
    bytes += size_of(findings[selection.chosen[kept]]);
    if (bytes > max_bytes) break;
  }
  selection.left_out = selection.chosen.size() - kept;
  selection.chosen.resize(kept);
  std::sort(selection.chosen.begin(), selection.chosen.end());
  return selection;
}

}  // namespace iislint::report
