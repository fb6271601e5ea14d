// iislint rules test: the examples of users' rules, tried on the program itself.
#include "app/cli/commands.h"
#include "engine/example_runner.h"
#include "report/terminal/terminal_text.h"

namespace iislint::cli {

int run_rules_test(const Arguments& arguments, World& world) {
  const auto results = engine::try_examples(world.files, arguments.options.rules_directories);
  if (!results) {
    world.err << "iislint: " << report::printable_name(results.error().message) << "\n";
    return 2;
  }
  std::size_t failed = 0;
  for (const engine::ExampleResults& result : *results) {
    for (const std::string& failure : result.failures)
      world.out << "FAIL  " << report::printable_name(result.rule) << ": " << report::printable(failure)
                << " (" << report::printable_name(result.path) << ")\n";
    if (result.failures.empty()) world.out << "ok    " << report::printable_name(result.rule) << "\n";
    failed += result.failures.size();
  }
  world.out << results->size() << (results->size() == 1 ? " rule, " : " rules, ") << failed
            << (failed == 1 ? " example fails\n" : " examples fail\n");
  return failed == 0 ? 0 : 1;
}

}  // namespace iislint::cli
