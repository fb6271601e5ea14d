// iislint rules test: the examples of users' rules, tried on the program itself.
#include <algorithm>
#include <bit>
#include <iterator>
#include <optional>
#include <set>

#include "app/cli/commands.h"
#include "engine/analysis.h"
#include "report/terminal_text.h"
#include "rules/definition/rule_directory.h"

namespace iislint::cli {
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
  if (rule.kinds == 0) return std::nullopt;
  return static_cast<schema::FileKind>(std::countr_zero(rule.kinds));
}

Trial try_example(const rules::UserSheet& rule, const std::string& text, const engine::Options& options) {
  const std::string name = "example.xml";
  const source::MemoryReader files(std::map<std::string, std::string>{{name, text}});
  engine::Options own = options;
  own.select = rules_for(rule);
  own.severity.clear();
  if (rule.sheet.rule) own.kind = kind_for(*rule.sheet.rule);
  const engine::Analysis analysis = engine::analyze(files, {{name}}, own);
  Trial trial;
  for (const diag::Diagnostic& finding : analysis.diagnostics) {
    if (finding.rule_id == rule.sheet.info->id) {
      ++trial.findings;
    } else if (finding.severity == diag::Severity::error && trial.trouble.empty()) {
      trial.trouble =
          "has an unrelated problem: " + finding.message + " [" + std::string(finding.rule_id) + "]";
    }
  }
  if (analysis.files.front().status == engine::FileStatus::skipped) trial.trouble = "has no <configuration>";
  return trial;
}

/// The code blocks below "## Bad" or "## Good" of a page.
std::vector<std::string> examples_of(std::string_view page, std::string_view heading) {
  std::vector<std::string> examples;
  std::size_t at = page.find("## " + std::string(heading) + "\n");
  if (at == std::string_view::npos) return examples;
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

/// Tries one list of examples; the number of those that fail.
std::size_t try_all(const rules::UserSheet& rule, std::vector<std::string> examples, bool is_bad,
                    const engine::Options& options, World& world) {
  const char* heading = is_bad ? "Bad" : "Good";
  const auto of_page = examples_of(rule.sheet.info->page, heading);
  examples.insert(examples.end(), of_page.begin(), of_page.end());
  std::size_t failed = 0;
  for (std::size_t i = 0; i < examples.size(); ++i) {
    const Trial trial = try_example(rule, examples[i], options);
    if (trial.trouble.empty() && (trial.findings > 0) == is_bad) continue;
    ++failed;
    world.out << "FAIL  " << rule.sheet.info->id << ": " << (is_bad ? "bad" : "good") << " example " << i + 1
              << " "
              << (!trial.trouble.empty() ? trial.trouble
                  : is_bad               ? "produces no finding"
                                         : "produces " + std::to_string(trial.findings) + " finding(s)")
              << " (" << report::printable_name(rule.path) << ")\n";
  }
  if (is_bad && examples.empty()) {
    ++failed;
    world.out << "FAIL  " << rule.sheet.info->id << ": there is no bad example ("
              << report::printable_name(rule.path) << ")\n";
  }
  return failed;
}

}  // namespace

int run_rules_test(const Arguments& arguments, World& world) {
  engine::Options options;
  options.rules_directories = arguments.options.rules_directories;
  const auto read = rules::read_rule_directories(world.files, options.rules_directories, *options.facts);
  if (!read) {
    world.err << "iislint: " << report::printable_name(read.error().message) << "\n";
    return 2;
  }
  // Examples are read from memory, rules from the disk: they are handed over instead of read again.
  options.user_rules = std::make_shared<const rules::RuleSet>(read->store);
  std::size_t failed = 0;
  for (const rules::UserSheet& rule : read->sheets) {
    const std::size_t failures = try_all(rule, rule.sheet.bad, true, options, world) +
                                 try_all(rule, rule.sheet.good, false, options, world);
    if (failures == 0) world.out << "ok    " << rule.sheet.info->id << "\n";
    failed += failures;
  }
  world.out << read->sheets.size() << (read->sheets.size() == 1 ? " rule, " : " rules, ") << failed
            << (failed == 1 ? " example fails\n" : " examples fail\n");
  return failed == 0 ? 0 : 1;
}

}  // namespace iislint::cli
