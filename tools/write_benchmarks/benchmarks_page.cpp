#include "benchmarks_page.h"

#include <fstream>
#include <map>
#include <stdexcept>
#include <vector>

#include <nlohmann/json.hpp>

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
Links rules_of(const std::string& standard) {
  Links links;
  for (const diag::RuleInfo& rule : rules::rule_infos()) {
    for (const diag::Reference& reference : rule.references) {
      if (reference.standard == standard) links[std::string(reference.id)].emplace_back(rule.id);
    }
  }
  return links;
}

std::string items_table(const std::string& standard, const Json& items) {
  const Links links = rules_of(standard);
  const bool has_subjects = items.front().contains("subject");
  std::string text =
      has_subjects ? "| Item | Subject | Rules |\n|---|---|---|\n" : "| Item | Rules |\n|---|---|\n";
  for (const Json& item : items) {
    const auto found = links.find(item.at("id"));
    std::string answer = found == links.end() ? std::string("no rule yet") : linked(found->second);
    if (item.contains("reason")) answer = "not in a file: " + item["reason"].get<std::string>();
    text += "| " + item.at("id").get<std::string>() + " | " +
            (has_subjects ? item.at("subject").get<std::string>() + " | " : "") + answer + " |\n";
  }
  return text;
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
  const Json benchmarks = read(rules_folder + "/benchmarks.json");
  return "# Rules and benchmarks\n\nWritten by `tools/generate_docs` from the sheets in `rules/`, "
         "`rules/benchmarks.json` and "
         "`rules/not-covered.json`.\n\n## CIS Microsoft IIS 10 Benchmark 1.2.1\n\nSubjects are in our own "
         "words.\n\n" +
         items_table("CIS", benchmarks.at("CIS")) + "\n## DISA STIG for IIS 10.0, server and site\n\n" +
         items_table("STIG", benchmarks.at("STIG")) + "\n## Rows of the rule catalogue\n\n" +
         rows_table(read(rules_folder + "/not-covered.json"));
}

}  // namespace iislint::tools
