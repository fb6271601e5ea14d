#include "report/statistics.h"

#include <algorithm>
#include <map>
#include <utility>

namespace iislint::report {
namespace {

using diag::Diagnostic;

void count_fix(const Diagnostic& finding, RuleStatistics& rule) {
  if (finding.fixes.empty()) return;
  const bool is_safe = std::any_of(finding.fixes.begin(), finding.fixes.end(),
                                   [](const diag::Fix& fix) { return fix.safety == diag::FixSafety::safe; });
  ++(is_safe ? rule.fixable : rule.unsafely_fixable);
}

std::string right(const std::string& text, std::size_t width) {
  return std::string(width > text.size() ? width - text.size() : 0, ' ') + text;
}

struct Column {
  const char* name;
  std::size_t RuleStatistics::*number;
};

constexpr Column kColumns[] = {{"findings", &RuleStatistics::findings},
                               {"fixable", &RuleStatistics::fixable},
                               {"fixable (unsafe)", &RuleStatistics::unsafely_fixable},
                               {"suppressed", &RuleStatistics::suppressed},
                               {"in baseline", &RuleStatistics::baseline}};

}  // namespace

Statistics statistics_of(std::span<const Diagnostic> counting, std::span<const Diagnostic> suppressed) {
  std::map<std::pair<std::string_view, diag::Severity>, RuleStatistics> rules;
  const auto entry_of = [&](const Diagnostic& finding) -> RuleStatistics& {
    return rules
        .try_emplace({finding.rule_id, *finding.severity}, RuleStatistics{finding.rule_id, *finding.severity})
        .first->second;
  };
  for (const Diagnostic& finding : counting) {
    RuleStatistics& rule = entry_of(finding);
    ++rule.findings;
    count_fix(finding, rule);
  }
  for (const Diagnostic& finding : suppressed) {
    const bool is_known = finding.suppression && finding.suppression->is_baseline;
    RuleStatistics& rule = entry_of(finding);
    ++(is_known ? rule.baseline : rule.suppressed);
  }
  Statistics all;
  for (auto& [key, rule] : rules)
    all.push_back(rule);
  std::stable_sort(all.begin(), all.end(), [](const RuleStatistics& a, const RuleStatistics& b) {
    return a.findings != b.findings ? a.findings > b.findings : a.severity > b.severity;
  });
  return all;
}

std::string table_of(const Statistics& statistics) {
  if (statistics.empty()) return {};
  std::vector<Column> columns;
  for (const Column& column : kColumns) {
    const bool is_used = std::any_of(statistics.begin(), statistics.end(),
                                     [&](const RuleStatistics& rule) { return rule.*column.number > 0; });
    if (is_used || column.number == &RuleStatistics::findings) columns.push_back(column);
  }
  std::string table;
  for (const Column& column : columns)
    table += std::string(column.name) + "  ";
  table += "severity  rule\n";
  for (const RuleStatistics& rule : statistics) {
    for (const Column& column : columns)
      table += right(std::to_string(rule.*column.number), std::string_view(column.name).size()) + "  ";
    std::string severity(to_string(rule.severity));
    severity.resize(std::string_view("severity").size(), ' ');
    table += severity + "  " + std::string(rule.rule_id) + "\n";
  }
  return table;
}

}  // namespace iislint::report
