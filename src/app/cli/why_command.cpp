#include "app/cli/commands.h"
#include "app/cli/rule_selection.h"
#include "engine/explain_value.h"
#include "report/value_story.h"

namespace iislint::cli {
namespace {

report::StoryLine line_of(const engine::WrittenValue& written) {
  return {written.span, written.text, written.remark, written.is_readable, written.is_refused};
}

}  // namespace

int run_why(const Arguments& arguments, World& world) {
  const auto project = open_project(arguments, world);
  if (project == nullptr) return 2;
  const auto explained = engine::explain_value(*project, arguments.paths[0], arguments.paths[1]);
  if (!explained) {
    world.err << "iislint: " << explained.error().message << "\n";
    return 2;
  }
  report::ValueStory story{project->sources(),       explained->setting,       explained->place, {},
                           explained->default_value, explained->documentation, explained->lock,  {}};
  for (const engine::WrittenValue& written : explained->writers)
    story.lines.push_back(line_of(written));
  for (const engine::WrittenValue& written : explained->locks)
    story.locks.push_back(line_of(written));
  world.out << (arguments.format == "json" ? report::value_story_as_json(story)
                                           : report::value_story_as_text(story, world.terminal.colour));
  return 0;
}

}  // namespace iislint::cli
