#include "engine/joining/unwritten_defaults.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <unordered_map>

namespace iislint::engine {
namespace {

using diag::Diagnostic;

/// A rule's finding that is about an attribute, but points at the name of an element: the attribute is not
/// written.
bool is_of_unwritten_value(const Diagnostic& finding, const source::SourceStore& sources) {
  if (finding.builtin || !finding.actual || finding.sites.size() != 1) return false;
  if (finding.config_path.substr(finding.config_path.rfind('/') + 1).front() != '@') return false;
  const std::string_view text = sources.file(finding.span).text();
  return finding.span.begin > 0 && text[finding.span.begin - 1] == '<';
}

/// What findings have in common that are joined. No part holds the character between them.
std::string key_of(const Diagnostic& finding) {
  std::string key = std::to_string(finding.span.file);
  const auto add = [&key](std::string_view part) {
    key += '\0';
    key += part;
  };
  add(finding.rule_id);
  add(to_string(*finding.severity));
  add(finding.message);
  add(*finding.actual);
  add(finding.config_path.substr(finding.config_path.rfind('/') + 1));
  for (const diag::Fix& fix : finding.fixes)
    add((fix.safety == diag::FixSafety::safe ? "safe " : "unsafe ") + fix.title);
  return key;
}

void join(Diagnostic& first, Diagnostic& other) {
  if (std::find(first.sites.begin(), first.sites.end(), other.sites.front()) == first.sites.end())
    first.sites.push_back(std::move(other.sites.front()));
  if (first.related.size() < diag::kMaxRelated)
    first.related.push_back({"the same default applies here", other.span});
  for (std::size_t i = 0; i < first.fixes.size(); ++i) {
    auto& edits = other.fixes[i].edits;
    first.fixes[i].edits.insert(first.fixes[i].edits.end(), std::make_move_iterator(edits.begin()),
                                std::make_move_iterator(edits.end()));
  }
}

}  // namespace

void join_unwritten_defaults(Analysis& analysis) {
  std::vector<Diagnostic>& findings = analysis.diagnostics;
  std::unordered_map<std::string, std::size_t> first;  // by what they have in common, among those that stay
  std::size_t kept = 0;
  for (std::size_t i = 0; i < findings.size(); ++i) {
    if (is_of_unwritten_value(findings[i], analysis.sources)) {
      const auto [known, is_first] = first.emplace(key_of(findings[i]), kept);
      if (!is_first) {
        join(findings[known->second], findings[i]);
        continue;
      }
    }
    if (kept != i) findings[kept] = std::move(findings[i]);
    ++kept;
  }
  findings.erase(findings.begin() + static_cast<std::ptrdiff_t>(kept), findings.end());
}

}  // namespace iislint::engine
