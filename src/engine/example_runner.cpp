#include "engine/example_runner.h"

#include <algorithm>
#include <bit>
#include <memory>
#include <optional>
#include <set>

#include "engine/analysis.h"
#include "rules/definition/rule_directory.h"

namespace iislint::engine {
namespace {

/// What one example gives for its rule.
struct Trial {
  std::size_t findings = 0;
  std::string trouble;  ///< why the example cannot be judged, or empty
};

/// The rule, and what the program itself finds wrong with a file; other rules may think what they like.
std::set<std::string> rules_for(const rules::UserSheet& rule) {
  std::set<std::string> ids = {std::string(rule.sheet.info->id)};
  for (const diag::RuleInfo& info : rules::rule_infos())
    ids.insert(std::string(info.id));
  for (const rules::Rule& other : rules::rules())
    ids.erase(std::string(other.info->id));
  return ids;
}

/// The first of the sheet's kinds; nothing when it is for all: then the content decides, for the name says
/// nothing.
std::optional<schema::FileKind> kind_for(const rules::Rule& rule) {
  const unsigned kinds = rule.kinds & ~unsigned{rules::kOnTransforms};
  if (kinds == 0) return std::nullopt;
  return static_cast<schema::FileKind>(std::countr_zero(kinds));
}

/// Rules and options for the examples of one rule.
Options options_for(const rules::UserSheet& rule, const std::shared_ptr<const rules::RuleSet>& rules) {
  Options options;
  options.user_rules = rules;
  options.select = rules_for(rule);
  if (rule.sheet.rule) options.kind = kind_for(*rule.sheet.rule);
  return options;
}

Trial try_example(const rules::UserSheet& rule, const std::string& text, const Options& options) {
  const std::string name = "example.xml";
  const source::MemoryReader files(std::map<std::string, std::string>{{name, text}});
  const Analysis analysis = analyze(files, {{name}}, options);
  Trial trial;
  for (const diag::Diagnostic& finding : analysis.diagnostics) {
    if (finding.rule_id == rule.sheet.info->id) {
      ++trial.findings;
    } else if (finding.severity == diag::Severity::error && trial.trouble.empty()) {
      trial.trouble =
          "has an unrelated problem: " + finding.message + " [" + std::string(finding.rule_id) + "]";
    }
  }
  if (analysis.files.front().status == FileStatus::skipped) trial.trouble = "has no <configuration>";
  return trial;
}

void try_all(const rules::UserSheet& rule, std::vector<std::string> examples, bool is_bad,
             const Options& options, std::vector<std::string>& failures) {
  const auto of_page = examples_of(rule.sheet.info->page, is_bad ? "Bad" : "Good");
  examples.insert(examples.end(), of_page.begin(), of_page.end());
  for (std::size_t i = 0; i < examples.size(); ++i) {
    const Trial trial = try_example(rule, examples[i], options);
    if (trial.trouble.empty() && (trial.findings > 0) == is_bad) continue;
    failures.push_back((is_bad ? "bad example " : "good example ") + std::to_string(i + 1) + " " +
                       (!trial.trouble.empty() ? trial.trouble
                        : is_bad               ? "produces no finding"
                                 : "produces " + std::to_string(trial.findings) + " finding(s)"));
  }
  if (is_bad && examples.empty()) failures.push_back("there is no bad example");
}

}  // namespace

std::vector<std::string> examples_of(std::string_view page, std::string_view heading) {
  std::vector<std::string> examples;
  const std::string line = "## " + std::string(heading) + "\n";
  std::size_t at = page.starts_with(line) ? 0 : page.find("\n" + line);
  if (at == std::string_view::npos) return examples;
  at += line.size();
  const std::size_t end = std::min(page.find("\n## ", at), page.size());
  constexpr std::string_view kOpen = "```xml\n", kClose = "```";
  while ((at = page.find(kOpen, at)) < end) {
    at += kOpen.size();
    const std::size_t close = std::min(page.find(kClose, at), end);
    examples.emplace_back(page.substr(at, close - at));
    at = close + kClose.size();
  }
  return examples;
}

base::Result<std::vector<ExampleResults>> try_examples(const source::FileReader& reader,
                                                       const std::vector<std::string>& directories) {
  const auto read = rules::read_rule_directories(reader, directories, schema::catalog());
  if (!read) return read.error();
  // Examples are read from memory, rules from the disk: they are handed over instead of read again.
  const auto rules = std::make_shared<const rules::RuleSet>(read->store);
  std::vector<ExampleResults> results;
  for (const rules::UserSheet& rule : read->sheets) {
    ExampleResults& result = results.emplace_back();
    result.rule = std::string(rule.sheet.info->id);
    result.path = rule.path;
    const Options options = options_for(rule, rules);
    try_all(rule, rule.sheet.bad, true, options, result.failures);
    try_all(rule, rule.sheet.good, false, options, result.failures);
  }
  return results;
}

}  // namespace iislint::engine
