#include <algorithm>
#include <utility>

#include "app/cli/commands.h"
#include "app/cli/format_choice.h"
#include "app/cli/rule_selection.h"
#include "base/text.h"
#include "engine/policy/file_policy.h"
#include "report/answers/settings_report.h"
#include "settings/json_schema.h"

namespace iislint::cli {
namespace {

using report::SettingOrigin;
using Line = report::SettingsLine;
using Part = report::SettingsPart;

Line written(std::string name, std::string value, const source::Location& at) {
  return {std::move(name), std::move(value), SettingOrigin::settings, at};
}

std::string list_of(const std::vector<std::string>& texts) {
  std::string list;
  for (const std::string& text : texts)
    list += (list.empty() ? "" : ", ") + text;
  return list;
}

void add_scope(Line& line, const char* name, const std::vector<std::string>& globs) {
  if (!globs.empty()) line.restrictions.emplace_back(name, list_of(globs));
}

Line written_level(const settings::RuleLevel& level) {
  Line line = written(std::string(level.rule->id), std::string(to_string(level.severity)), level.origin);
  if (!level.group.empty()) line.restrictions.emplace_back("group", level.group);
  return line;
}

/// The level of the rule in the whole file. `is_set` is false when neither settings nor command line name it.
Line level_line(const engine::FilePolicy& choice, const diag::RuleInfo& rule, bool& is_set) {
  const engine::RuleChoice& options = choice.choice();
  const std::string id(rule.id);
  const diag::Severity own = diag::level_in(choice.profile(), rule.severity, rule.profiles);
  // What a finding without site and key path gets.
  const diag::Diagnostic finding(rule, {}, "");
  const settings::LevelInForce* in_force = settings::level_for(choice.resolved(), finding);
  const settings::RuleLevel* set = in_force != nullptr ? in_force->level : nullptr;
  const std::string level(to_string(choice.level_of(finding)));
  const bool is_named = options.is_named(id) || !choice.selection().select.empty();
  is_set = is_named || set != nullptr;
  const bool is_from_settings = set != nullptr && !options.severity(id) && level == to_string(set->severity);
  if (is_from_settings) return written_level(*set);
  if (is_named) return {id, level, SettingOrigin::command_line};
  return {id, std::string(to_string(own))};
}

Part rules_part(const engine::FilePolicy& choice, bool with_defaults) {
  Part part{"rules", {}};
  for (const diag::RuleInfo* info : choice.rules().infos()) {
    const diag::RuleInfo& rule = *info;
    bool is_set = false;
    Line line = level_line(choice, rule, is_set);
    const bool is_left_out = !choice.selection().select.empty() && line.value == "off" && !with_defaults;
    if ((is_set && !is_left_out) || with_defaults) part.lines.push_back(std::move(line));
    for (const settings::LevelInForce& level : choice.resolved().levels) {
      if (level.scope == nullptr || level.level->rule->id != rule.id) continue;
      Line scoped = written_level(*level.level);
      add_scope(scoped, "sites", level.scope->sites);
      add_scope(scoped, "keyPaths", level.scope->key_paths);
      part.lines.push_back(std::move(scoped));
    }
  }
  return part;
}

Part options_part(const settings::Resolved& resolved) {
  Part part{"options", {}};
  for (const settings::RuleOption* option : resolved.options)
    part.lines.push_back(written(std::string(option->rule->id) + "/" + std::string(option->param->name),
                                 option->text, option->origin));
  return part;
}

Part suppressions_part(const settings::Settings& settings, const std::string& path) {
  Part part{"suppressions", {}};
  for (const settings::Suppression& suppression : settings.suppressions) {
    if (!settings::fits_path(suppression.files, path)) continue;
    std::vector<std::string> names;
    for (const settings::Suppression::Named& named : suppression.names)
      names.push_back(named.name);
    Line line = written(list_of(names), suppression.reason, suppression.origin);
    if (suppression.until) line.restrictions.emplace_back("until", *suppression.until);
    add_scope(line, "files", suppression.files);
    add_scope(line, "sites", suppression.sites);
    add_scope(line, "keyPaths", suppression.key_paths);
    part.lines.push_back(std::move(line));
  }
  return part;
}

Part facts_part(const settings::Settings& settings) {
  Part part{"facts", {}};
  for (const settings::SiteEntry& entry : settings.site_entries) {
    std::vector<std::string> facts;
    for (const auto& [name, word] : entry.facts)
      facts.push_back(std::string(name) + " " + std::string(word));
    part.lines.push_back(written(entry.sites, list_of(facts), entry.origin));
  }
  return part;
}

Part hierarchy_part(const settings::HierarchySettings& hierarchy) {
  Part part{"hierarchy", {}};
  for (const auto& [key, origin] : hierarchy.origins) {
    std::vector<std::string> values;
    if (key == "applicationHost") values.push_back(hierarchy.application_host.value_or(""));
    if (key == "rootWebConfig") values.push_back(hierarchy.root_web_config.value_or(""));
    if (key == "machineConfig") values.push_back(hierarchy.machine_config.value_or(""));
    if (key == "folders") {
      for (const auto& [place, folder] : hierarchy.folders)
        values.push_back(place + " = " + folder);
    }
    if (key == "physicalPaths") {
      for (const auto& [begin, folder] : hierarchy.physical_paths)
        values.push_back(begin + " = " + folder);
    }
    part.lines.push_back(written(key, list_of(values), origin));
  }
  return part;
}

Part general_part(const engine::FilePolicy& choice) {
  const engine::RuleSelection& options = choice.selection();
  const settings::Resolved& resolved = choice.resolved();
  Part part{"general", {}};
  const auto add = [&](const char* name, std::string value, bool is_given, const source::Location* origin) {
    const bool is_written = !is_given && origin != nullptr;
    part.lines.push_back(is_written ? written(name, std::move(value), *origin)
                                    : Line{name, std::move(value),
                                           is_given ? SettingOrigin::command_line : SettingOrigin::preset});
  };
  add("profile", std::string(choice.profile()), options.profile.has_value(),
      resolved.profile != nullptr ? &resolved.profile->origin : nullptr);
  const settings::Settings* settings = resolved.settings;
  add("target", std::string(choice.target().name), !options.server.target.empty(),
      settings != nullptr && settings->target ? &settings->target->origin : nullptr);
  for (const std::string& module : options.server.installed)
    add("installed", module, true, nullptr);
  for (const auto& module :
       settings != nullptr ? settings->installed : std::vector<settings::Sourced<std::string>>())
    add("installed", module.value, false, &module.origin);
  const auto* fail_on =
      resolved.settings != nullptr && resolved.settings->fail_on ? &*resolved.settings->fail_on : nullptr;
  const diag::Severity level = fail_on != nullptr ? fail_on->value : diag::Severity::warning;
  add("failOn", level == diag::Severity::off ? "never" : std::string(to_string(level)), false,
      fail_on != nullptr ? &fail_on->origin : nullptr);
  const auto* format =
      resolved.settings != nullptr && resolved.settings->format ? &*resolved.settings->format : nullptr;
  add("format", format != nullptr ? format->value : "auto", false,
      format != nullptr ? &format->origin : nullptr);
  if (resolved.settings != nullptr) {
    for (const auto& folder : resolved.settings->rules_directories)
      add("rulesDirectories", folder.value, false, &folder.origin);
    for (const settings::Exclusion& exclusion : resolved.settings->exclusions)
      add("exclude", exclusion.written, false, &exclusion.origin);
  }
  return part;
}

/// `path` is the absolute one of the file.
std::vector<Part> parts_of(const engine::FilePolicy& choice, const std::string& path, bool with_defaults) {
  std::vector<Part> parts = {general_part(choice), rules_part(choice, with_defaults),
                             options_part(choice.resolved())};
  if (const settings::Settings* settings = choice.resolved().settings) {
    parts.push_back(suppressions_part(*settings, path));
    parts.push_back(facts_part(*settings));
    parts.push_back(hierarchy_part(settings->hierarchy));
  }
  return parts;
}

}  // namespace

int run_settings(const Arguments& arguments, World& world) {
  if (arguments.wants_schema) {
    world.out << settings::json_schema();
    return 0;
  }
  const auto project = open_project(arguments, world);
  if (project == nullptr) return 2;
  const std::string& path = arguments.paths.front();
  const engine::FilePolicy& choice = project->policy(path);
  const auto errors = project->errors();
  print_errors(errors, world);
  if (!errors.empty()) return 2;
  const settings::Settings* settings = choice.resolved().settings;
  const auto format = choose_format(arguments, report::Content::settings, *project, path, world).name;
  const bool with_defaults = format == "json";
  const report::SettingsReport report{path,
                                      settings != nullptr ? settings->files : std::vector<std::string>(),
                                      parts_of(choice, world.files.absolute(path), with_defaults)};
  (format == "json" ? report::write_settings_as_json : report::write_settings_as_text)(report, world.out);
  return 0;
}

}  // namespace iislint::cli
