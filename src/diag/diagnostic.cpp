#include "diag/diagnostic.h"

#include <algorithm>
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
  // Stable: sites of one finding keep the order of the file.
  std::stable_sort(diagnostics.begin(), diagnostics.end(), comes_before);
  std::vector<Diagnostic> joined;
  joined.reserve(diagnostics.size());
  std::unordered_set<std::string> sites;
  for (Diagnostic& diagnostic : diagnostics) {
    if (!joined.empty() && same_finding(joined.back(), diagnostic)) {
      merge(joined.back(), diagnostic, sites);
    } else {
      if (diagnostic.related.size() > kMaxRelated) {
        diagnostic.related.erase(diagnostic.related.begin() + kMaxRelated, diagnostic.related.end());
      }
      joined.push_back(std::move(diagnostic));
      sites.clear();
    }
  }
  diagnostics = std::move(joined);
}

}  // namespace iislint::diag
