#include "benchmarks_page.h"

#include <fstream>
#include <map>
#include <set>
#include <stdexcept>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "diag/benchmark.h"
#include "rules/table/rule_table.h"

namespace iislint::tools {
namespace {

using Json = nlohmann::ordered_json;
using Links = std::map<std::string, std::vector<std::string>>;

Json read(const std::string& path) {
  std::ifstream file(path);
  if (!file) throw std::runtime_error("cannot read " + path);
  return Json::parse(file);
}

std::string linked(const std::vector<std::string>& ids) {
  std::string text;
  for (const std::string& id : ids)
    text += (text.empty() ? "" : ", ") + ("[" + id + "](rules/" + id + ".md)");
  return text;
}

/// The rules of each item of a standard.
Links rules_of(std::string_view standard) {
  Links links;
  for (const diag::RuleInfo& rule : rules::rule_infos()) {
    for (const diag::Reference& reference : rule.references) {
      if (reference.standard == standard) links[std::string(reference.id)].emplace_back(rule.id);
    }
  }
  return links;
}

/// Whether a file decides the item, and why not.
std::string decided_text(const diag::BenchmarkItem& item) {
  if (!item.reason.empty()) return "no: " + std::string(item.reason);
  return item.part.empty() ? "yes" : "in part: " + std::string(item.part);
}

/// A section about one benchmark.
std::string benchmark_section(const diag::Benchmark& benchmark) {
  const Links links = rules_of(benchmark.standard);
  std::set<std::string_view> cited;
  std::string rows;
  for (const diag::BenchmarkItem& item : benchmark.items) {
    const auto found = links.find(std::string(item.id));
    const bool has_rules = found != links.end();
    if (has_rules) cited.insert(found->first);
    const std::string without = item.reason.empty() ? "no rule yet" : "";
    rows += "| " + std::string(item.id) + " | " + std::string(item.subject) + " | " + decided_text(item) +
            " | " + (has_rules && item.reason.empty() ? linked(found->second) : without) + " |\n";
  }
  const diag::BenchmarkCoverage coverage = diag::coverage_of(benchmark, cited);
  return "\n## " + std::string(benchmark.title) + "\n\n" + "Of " + std::to_string(benchmark.items.size()) +
         " items, a configuration file can decide " + std::to_string(coverage.decidable) + "; " +
         std::to_string(coverage.covered) + " of these have rules, " + std::to_string(coverage.in_part) +
         " of them for a part only.\n\n| Item | Subject | Decided by a file | Rules |\n|---|---|---|---|\n" +
         rows;
}

std::string rows_table(const Json& reasons) {
  Links links;
  for (const diag::RuleInfo& rule : rules::rule_infos()) {
    for (const std::string_view row : rule.covers)
      links[std::string(row)].emplace_back(rule.id);
  }
  std::map<std::string, std::string> rows;
  for (const auto& [row, ids] : links)
    rows[row] = linked(ids);
  for (const auto& [row, reason] : reasons.items()) {
    if (links.count(row) != 0) throw std::runtime_error(row + " has a rule and a reason why it has none");
    rows[row] = "none: " + reason.get<std::string>();
  }
  std::string text = "| Row | Rules |\n|---|---|\n";
  for (const auto& [row, answer] : rows)
    text += "| " + row + " | " + answer + " |\n";
  return text;
}

}  // namespace

std::string benchmarks_page(const std::string& rules_folder) {
  std::string text =
      "# Rules and benchmarks\n\nWritten by `tools/generate_docs` from the definitions in `rules/`, "
      "`rules/benchmarks.json` and `rules/not-covered.json`. Subjects are in our own words.\n\n"
      "`--profile cis` and `--profile stig` say in the summary how many of the items that a file can decide "
      "were checked: those with a rule that is on in the profile, has not been turned off, and is about "
      "files "
      "of the kind that was checked. A rule about sites or application pools needs an "
      "applicationHost.config.\n";
  for (const diag::Benchmark& benchmark : rules::benchmarks())
    text += benchmark_section(benchmark);
  return text + "\n## Rows of the rule catalogue\n\n" + rows_table(read(rules_folder + "/not-covered.json"));
}

}  // namespace iislint::tools
