#include "diag/diagnostic.h"

#include <algorithm>
#include <numeric>
#include <tuple>
#include <unordered_set>

namespace iislint::diag {
namespace {

bool same_finding(const Diagnostic& a, const Diagnostic& b) {
  return a.span == b.span && a.rule_id == b.rule_id && a.severity == b.severity && a.message == b.message;
}

bool same_place(const Related& a, const Related& b) {
  return a.span == b.span && a.message == b.message;
}

/// `known` holds the sites of `into`, or nothing before the first merge.
void merge(Diagnostic& into, Diagnostic& from, std::unordered_set<std::string>& known) {
  if (known.empty()) known.insert(into.sites.begin(), into.sites.end());
  for (std::string& site : from.sites) {
    if (known.insert(site).second) into.sites.push_back(std::move(site));
  }
  for (Related& related : from.related) {
    if (into.related.size() >= kMaxRelated) break;
    const auto same = [&related](const Related& other) { return same_place(other, related); };
    if (std::none_of(into.related.begin(), into.related.end(), same))
      into.related.push_back(std::move(related));
  }
}

/// Stable: sites of one finding keep the order of the file. A finding is large, so its number is what is
/// moved about.
void sort(std::vector<Diagnostic>& diagnostics) {
  if (std::is_sorted(diagnostics.begin(), diagnostics.end(), comes_before)) return;
  std::vector<std::size_t> from(diagnostics.size());
  std::iota(from.begin(), from.end(), std::size_t{0});
  std::stable_sort(from.begin(), from.end(), [&](std::size_t a, std::size_t b) {
    return comes_before(diagnostics[a], diagnostics[b]);
  });
  for (std::size_t first = 0; first < from.size(); ++first) {
    if (from[first] == first) continue;
    Diagnostic moved = std::move(diagnostics[first]);
    std::size_t hole = first;
    for (std::size_t next = from[hole]; next != first; next = from[hole]) {
      diagnostics[hole] = std::move(diagnostics[next]);
      from[hole] = hole;
      hole = next;
    }
    diagnostics[hole] = std::move(moved);
    from[hole] = hole;
  }
}

}  // namespace

std::string whole_help(const Diagnostic& diagnostic) {
  std::string help(diagnostic.help.view());
  if (diagnostic.server_error.empty()) return help;
  if (!help.empty()) help += ' ';
  return help + "IIS shows: " + diagnostic.server_error + ".";
}

bool comes_before(const Diagnostic& a, const Diagnostic& b) {
  return std::tie(a.span, a.rule_id, a.message, a.severity, a.config_path) <
         std::tie(b.span, b.rule_id, b.message, b.severity, b.config_path);
}

void sort_and_join(std::vector<Diagnostic>& diagnostics) {
  sort(diagnostics);
  std::size_t joined = 0;  // the first ones, which stay
  std::unordered_set<std::string> sites;
  for (std::size_t i = 0; i < diagnostics.size(); ++i) {
    Diagnostic& diagnostic = diagnostics[i];
    if (joined > 0 && same_finding(diagnostics[joined - 1], diagnostic)) {
      merge(diagnostics[joined - 1], diagnostic, sites);
      continue;
    }
    if (diagnostic.related.size() > kMaxRelated) {
      diagnostic.related.erase(diagnostic.related.begin() + kMaxRelated, diagnostic.related.end());
    }
    if (joined != i) diagnostics[joined] = std::move(diagnostic);
    ++joined;
    sites.clear();
  }
  diagnostics.erase(diagnostics.begin() + static_cast<std::ptrdiff_t>(joined), diagnostics.end());
}

}  // namespace iislint::diag
