#include "app/cli/commands.h"
#include "engine/why.h"
#include "report/formats.h"
#include "report/why_report.h"
#include "xml/anchor.h"

namespace iislint::cli {
namespace {

using report::WhyLine;

WhyLine line_of(const engine::WhyAnswer& answer, const config::Writer& writer) {
  const config::HierarchyFile& level = answer.hierarchy->levels()[writer.level];
  const xml::Attribute& attribute = level.document->attribute(writer.attribute);
  std::string buffer;
  WhyLine line;
  line.span = xml::value_of(*level.document, attribute);
  line.value = engine::is_secret(level, writer.attribute)
                   ? "***"
                   : std::string(level.document->value(attribute, buffer));
  if (!writer.defaults.empty()) line.remark = "in " + std::string(writer.defaults);
  if (!writer.place.empty()) line.remark += (line.remark.empty() ? "for " : ", for ") + writer.place;
  line.is_readable = writer.is_readable;
  line.is_refused = writer.refused_by.has_value();
  return line;
}

WhyLine lock_line(const config::HierarchyFile& level, const xml::Attribute& attribute) {
  std::string buffer;
  const std::string text(level.document->value(attribute, buffer));
  return {xml::value_of(*level.document, attribute),
          std::string(level.document->name(attribute)) + "=\"" + text + "\"", "", true};
}

/// Where a location or a declaration says what holds for the section.
void add_section_lock(const engine::WhyAnswer& answer, report::WhyReport& story) {
  const config::SectionLock& lock = answer.history.section_lock;
  const bool is_shipped = lock.decided_by == xml::kNone;
  story.lock = lock.is_denied ? "locked: child configuration files cannot set the section"
                              : "unlocked: child configuration files can set the section";
  if (is_shipped) {
    story.lock += " (by default)";
    return;
  }
  const config::HierarchyFile& level = answer.hierarchy->levels()[lock.level];
  for (const char* name : {"overrideMode", "allowOverride", "overrideModeDefault"}) {
    const xml::AttributeId id = level.document->find_attribute(lock.decided_by, name);
    if (id == xml::kNone) continue;
    story.locks.push_back(lock_line(level, level.document->attribute(id)));
    return;
  }
}

}  // namespace

int run_why(const Arguments& arguments, World& world) {
  const auto answer = engine::why(world.files, arguments.paths[0], arguments.paths[1], arguments.options);
  if (!answer) {
    world.err << "iislint: " << answer.error().message << "\n";
    return 2;
  }
  const engine::WhyAnswer& found = **answer;
  const schema::AttributeFact& fact = *found.setting.fact;
  report::WhyReport story{found.sources,
                          found.setting.text(),
                          found.shown_place,
                          {},
                          std::nullopt,
                          std::string(fact.documentation),
                          {},
                          {}};
  for (const config::Writer& writer : found.history.writers)
    story.lines.push_back(line_of(found, writer));
  if (fact.has_default) story.default_value = std::string(fact.default_value);
  add_section_lock(found, story);
  if (!found.history.attribute_locks.empty())
    story.lock = "locked: child configuration files cannot set this attribute";
  for (const config::AttributeLock& lock : found.history.attribute_locks) {
    const config::HierarchyFile& level = found.hierarchy->levels()[lock.level];
    story.locks.push_back(lock_line(level, level.document->attribute(lock.attribute)));
  }
  const auto format =
      report::format_in_use(arguments.format, report::Content::why, world.terminal.is_terminal);
  if (format == "json") {
    report::write_why_as_json(story, world.out);
  } else {
    report::write_why_as_text(story, world.terminal.colour, world.out);
  }
  return 0;
}

}  // namespace iislint::cli
