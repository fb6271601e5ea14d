#include "app/cli/commands.h"
#include "app/cli/format_choice.h"
#include "app/cli/rule_selection.h"
#include "engine/explain_value.h"
#include "report/answers/why_report.h"
#include "report/terminal/terminal_text.h"

namespace iislint::cli {
namespace {

report::WhyLine line_of(const engine::WrittenValue& written) {
  return {written.span, written.text, written.remark, written.is_readable, written.is_refused};
}

}  // namespace

int run_why(const Arguments& arguments, World& world) {
  const auto project = open_project(arguments, world);
  if (project == nullptr) return 2;
  const auto explained = engine::explain_value(*project, arguments.paths[0], arguments.paths[1]);
  if (!explained) {
    world.err << "iislint: " << report::printable_name(explained.error().message) << "\n";
    return 2;
  }
  report::WhyReport story{project->sources(),       explained->setting,       explained->place, {},
                          explained->default_value, explained->documentation, explained->lock,  {}};
  for (const engine::WrittenValue& written : explained->writers)
    story.lines.push_back(line_of(written));
  for (const engine::WrittenValue& written : explained->locks)
    story.locks.push_back(line_of(written));
  const auto format =
      choose_format(arguments, report::Content::why, *project, arguments.paths[0], world).name;
  if (format == "json") {
    report::write_why_as_json(story, world.out);
  } else {
    report::write_why_as_text(story, world.terminal.colour, world.out);
  }
  return 0;
}

}  // namespace iislint::cli
