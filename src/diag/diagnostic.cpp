#include "diag/diagnostic.h"

#include <algorithm>
#include <tuple>

namespace iislint::diag {
namespace {

bool same_finding(const Diagnostic& a, const Diagnostic& b) {
  return a.span == b.span && a.rule_id == b.rule_id && a.severity == b.severity && a.message == b.message;
}

bool same_place(const Related& a, const Related& b) {
  return a.span == b.span && a.message == b.message;
}

void merge(Diagnostic& into, Diagnostic& from) {
  for (std::string& site : from.sites) {
    if (std::find(into.sites.begin(), into.sites.end(), site) == into.sites.end()) {
      into.sites.push_back(std::move(site));
    }
  }
  for (Related& related : from.related) {
    if (into.related.size() >= kMaxRelated) break;
    const auto same = [&related](const Related& known) { return same_place(known, related); };
    if (std::none_of(into.related.begin(), into.related.end(), same))
      into.related.push_back(std::move(related));
  }
}

}  // namespace

bool comes_before(const Diagnostic& a, const Diagnostic& b) {
  return std::tie(a.span, a.rule_id, a.message, a.severity, a.config_path) <
         std::tie(b.span, b.rule_id, b.message, b.severity, b.config_path);
}

void sort_and_join(std::vector<Diagnostic>& diagnostics) {
  // Stable: sites of one finding keep the order of the file.
  std::stable_sort(diagnostics.begin(), diagnostics.end(), comes_before);
  std::vector<Diagnostic> joined;
  joined.reserve(diagnostics.size());
  for (Diagnostic& diagnostic : diagnostics) {
    if (!joined.empty() && same_finding(joined.back(), diagnostic)) {
      merge(joined.back(), diagnostic);
    } else {
      if (diagnostic.related.size() > kMaxRelated) {
        diagnostic.related.erase(diagnostic.related.begin() + kMaxRelated, diagnostic.related.end());
      }
      joined.push_back(std::move(diagnostic));
    }
  }
  diagnostics = std::move(joined);
}

}  // namespace iislint::diag
