#include <map>
#include <memory>

#include "app/cli/commands.h"
#include "app/cli/format_choice.h"
#include "app/cli/request_tests.h"
#include "app/cli/rule_selection.h"
#include "engine/request/trace_request.h"
#include "report/answers/request_report.h"
#include "report/terminal/terminal_text.h"
#include "source/paths.h"

namespace iislint::cli {
namespace {

int fail(World& world, const base::Error& error) {
  world.err << "iislint: " << report::printable_name(error.message) << "\n";
  return 2;
}

/// One tracer for each configuration that tests name.
class Tracers {
 public:
  Tracers(const Arguments& arguments, World& world) : arguments_(arguments), world_(world) {}

  base::Result<engine::TracedStory> trace(const std::string& path, const engine::TracedRequest& request) {
    auto& kept = tracers_[path];
    if (kept.second == nullptr) {
      kept.first = open_project(arguments_, world_);
      if (kept.first == nullptr) return base::Error{base::ErrorCode::settings, path + ": cannot be followed"};
      auto opened = engine::RequestTracer::open(*kept.first, world_.files, path);
      if (!opened) return opened.error();
      kept.second = std::move(*opened);
    }
    return kept.second->trace(request);
  }

 private:
  const Arguments& arguments_;
  World& world_;
  std::map<std::string, std::pair<std::unique_ptr<engine::Project>, std::unique_ptr<engine::RequestTracer>>>
      tracers_;
};

int run_tests(const Arguments& arguments, engine::Project& project, World& world) {
  const std::string& path = arguments.requests_file;
  const auto text = world.files.read(path, arguments.options.max_file_bytes);
  if (!text) return fail(world, {text.error().code, path + ": " + text.error().message});
  const auto tests = read_request_tests(path, *text);
  if (!tests) return fail(world, tests.error());
  Tracers tracers(arguments, world);
  std::vector<report::RequestTest> results;
  bool all_passed = true;
  for (const ExpectedRequest& test : *tests) {
    const std::string configuration =
        arguments.paths.empty() ? source::join(source::folder_of(path), test.path) : arguments.paths.front();
    const auto traced = tracers.trace(configuration, test.request);
    if (!traced) return fail(world, {traced.error().code, test.place + ": " + traced.error().message});
    const diag::RequestStory& story = traced->story;
    results.push_back({test.name.empty() ? story.method + " " + story.url : traced->secrets.shown(test.name),
                       test.place, differences(*traced, test.expected)});
    all_passed = all_passed && results.back().differences.empty();
  }
  const auto format = choose_format(arguments, report::Content::request_tests, project, path, world).name;
  if (format == "json") {
    report::write_request_tests_as_json(results, world.out);
  } else if (format == "junit") {
    report::write_request_tests_as_junit(results, world.out);
  } else {
    report::write_request_tests_as_text(results, world.terminal.colour, world.out);
  }
  return all_passed ? 0 : 1;
}

}  // namespace

int run_trace(const Arguments& arguments, World& world) {
  const auto project = open_project(arguments, world);
  if (project == nullptr) return 2;
  if (!arguments.requests_file.empty()) return run_tests(arguments, *project, world);
  const std::string& path = arguments.paths.front();
  const auto tracer = engine::RequestTracer::open(*project, world.files, path);
  if (!tracer) return fail(world, tracer.error());
  const auto traced = (*tracer)->trace(arguments.request);
  if (!traced) return fail(world, traced.error());
  const diag::RequestStory& story = traced->story;
  if (choose_format(arguments, report::Content::request, *project, path, world).name == "json") {
    report::write_request_as_json(story, project->sources(), world.out);
  } else {
    report::write_request_as_text(story, project->sources(), world.terminal.colour, world.out);
  }
  return 0;
}

}  // namespace iislint::cli
