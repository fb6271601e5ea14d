// docs/rules is what tools/generate_docs writes: every page as `iislint explain` prints it, the index,
// nothing else.
#include <doctest/doctest.h>

#include <map>
#include <sstream>

#include "app/cli/command_facts.h"
#include "app/cli/commands.h"
#include "app/cli/manual_page.h"
#include "benchmarks_page.h"
#include "repository.h"
#include "rules/table/rule_table.h"

using namespace iislint;

namespace {

std::string printed(std::vector<std::string> words) {
  const source::MemoryReader files(std::map<std::string, std::string>{});
  std::istringstream in;
  std::ostringstream out, err;
  source::MemoryWriter outputs;
  cli::World world{files, outputs, in, out, err, {}};
  CHECK(cli::run(std::move(words), world) == 0);
  return out.str();
}

bool is_fresh(const std::string& name, const std::string& wanted) {
  return tests::read_file(tests::repository_path("docs/rules/" + name)) == wanted;
}

}  // namespace

TEST_CASE("docs/rules is fresh") {
  std::map<std::string, std::string> wanted{{"README.md", printed({"rules", "--format", "markdown"})}};
  for (const diag::RuleInfo& rule : rules::rule_infos()) {
    const std::string id(rule.id);
    wanted[id + ".md"] = printed({"explain", id, "--format", "markdown"});
  }
  std::string stale;
  for (const auto& [name, text] : wanted) {
    if (!is_fresh(name, text)) stale += "\n  " + name + " is not what the program prints";
  }
  for (const std::string& file : tests::files_below("docs/rules", "")) {
    const std::string name = file.substr(file.rfind("/rules/") + 7);
    if (wanted.count(name) == 0) stale += "\n  " + name + " belongs to no rule";
  }
  CHECK_MESSAGE(stale.empty(), "run tools/generate_docs; in docs/rules", stale);
}

TEST_CASE("docs/iislint.1 is fresh, and knows every command and option") {
  const std::string page = cli::manual_page();
  CHECK_MESSAGE(tests::read_file(tests::repository_path("docs/iislint.1")) == page,
                "run tools/generate_docs");
  for (const cli::CommandFacts& command : cli::command_facts()) {
    const std::string heading = ".SS iislint " + std::string(command.name) + " ";
    CHECK((page.find(heading) != std::string::npos) == (command.command != cli::Command::check));
    CHECK(!command.options.empty());
  }
  for (const char* option :
       {"\\fB\\-\\-fail\\-on\\fR \\fILEVEL\\fR\n", "\\fB\\-\\-quiet\\fR, \\fB\\-q\\fR\n"})
    CHECK_MESSAGE(page.find(option) != std::string::npos, option);
}

TEST_CASE("docs/benchmarks.md is fresh") {
  const std::string made = tools::benchmarks_page(tests::repository_path("rules"));
  CHECK_MESSAGE(tests::read_file(tests::repository_path("docs/benchmarks.md")) == made,
                "run tools/generate_docs");
}
