#include <algorithm>
#include <utility>

#include "app/cli/commands.h"
#include "app/cli/rule_selection.h"
#include "base/text.h"
#include "engine/file_policy.h"
#include "report/display.h"
#include "report/json_writer.h"
#include "report/settings_schema.h"
#include "rules/table/rule_table.h"

namespace iislint::cli {
namespace {

constexpr const char* kCommandLine = "command line";
constexpr const char* kDefault = "default";

/// Something that applies, the place where it is written, and what it is restricted to.
struct Line {
  std::string name;
  std::string value;
  std::string origin;
  std::vector<std::pair<std::string, std::string>> more;  ///< "sites" -> "a*, b"
};

struct ElementRef {
  std::string name;  ///< of the list in JSON; the heading in text is the same
  std::vector<Line> lines;
};

std::string list_of(const std::vector<std::string>& texts) {
  std::string list;
  for (const std::string& text : texts)
    list += (list.empty() ? "" : ", ") + text;
  return list;
}

void add_scope(Line& line, const char* name, const std::vector<std::string>& globs) {
  if (!globs.empty()) line.more.emplace_back(name, list_of(globs));
}

/// The level of the rule in the whole file. `is_set` is false when neither settings nor command line name it.
Line level_line(const engine::FilePolicy& choice, const diag::RuleInfo& rule, bool& is_set) {
  const engine::RuleSelection& options = choice.selection();
  const std::string id(rule.id);
  const diag::Severity own = diag::level_in(choice.profile(), rule.severity, rule.profiles);
  // What a finding without site and key path gets.
  diag::Diagnostic finding(rule.id, {}, "");
  finding.rule = &rule;
  const settings::LevelInForce* in_force = settings::level_for(choice.resolved(), finding);
  const settings::RuleLevel* set = in_force != nullptr ? in_force->level : nullptr;
  const std::string level(to_string(choice.level_of(finding)));
  const bool is_named = options.select.count(id) != 0 || options.ignore.count(id) != 0 ||
                        options.severity.count(id) != 0 || !options.select.empty();
  is_set = is_named || set != nullptr;
  const bool is_from_settings =
      set != nullptr && options.severity.count(id) == 0 && level == to_string(set->severity);
  if (is_from_settings) return {id, level, set->origin, {}};
  if (is_named) return {id, level, kCommandLine, {}};
  return {id, std::string(to_string(own)), kDefault, {}};
}

ElementRef rules_part(const engine::FilePolicy& choice, bool with_defaults) {
  ElementRef part{"rules", {}};
  for (const diag::RuleInfo* info : choice.rules().infos()) {
    const diag::RuleInfo& rule = *info;
    bool is_set = false;
    Line line = level_line(choice, rule, is_set);
    const bool is_left_out = !choice.selection().select.empty() && line.value == "off" && !with_defaults;
    if ((is_set && !is_left_out) || with_defaults) part.lines.push_back(std::move(line));
    for (const settings::LevelInForce& level : choice.resolved().levels) {
      if (level.scope == nullptr || level.level->rule->id != rule.id) continue;
      Line scoped{
          std::string(rule.id), std::string(to_string(level.level->severity)), level.level->origin, {}};
      add_scope(scoped, "sites", level.scope->sites);
      add_scope(scoped, "keyPaths", level.scope->key_paths);
      part.lines.push_back(std::move(scoped));
    }
  }
  return part;
}

ElementRef options_part(const settings::Resolved& resolved) {
  ElementRef part{"options", {}};
  for (const settings::RuleOption* option : resolved.options)
    part.lines.push_back({std::string(option->rule->id) + "/" + std::string(option->param->name),
                          option->text,
                          option->origin,
                          {}});
  return part;
}

ElementRef suppressions_part(const settings::Settings& settings, const std::string& path) {
  ElementRef part{"suppressions", {}};
  for (const settings::Suppression& suppression : settings.suppressions) {
    if (!settings::fits_path(suppression.files, path)) continue;
    Line line{list_of(suppression.rules), suppression.reason, suppression.origin, {}};
    if (suppression.until) line.more.emplace_back("until", *suppression.until);
    add_scope(line, "files", suppression.files);
    add_scope(line, "sites", suppression.sites);
    add_scope(line, "keyPaths", suppression.key_paths);
    part.lines.push_back(std::move(line));
  }
  return part;
}

ElementRef facts_part(const settings::Settings& settings) {
  ElementRef part{"facts", {}};
  for (const settings::SiteEntry& entry : settings.site_entries) {
    std::vector<std::string> facts;
    for (const auto& [name, word] : entry.facts)
      facts.push_back(std::string(name) + " " + std::string(word));
    part.lines.push_back({entry.sites, list_of(facts), entry.origin, {}});
  }
  return part;
}

ElementRef hierarchy_part(const settings::HierarchySettings& hierarchy) {
  ElementRef part{"hierarchy", {}};
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
    part.lines.push_back({key, list_of(values), origin, {}});
  }
  return part;
}

ElementRef general_part(const engine::FilePolicy& choice) {
  const engine::RuleSelection& options = choice.selection();
  const settings::Resolved& resolved = choice.resolved();
  ElementRef part{"general", {}};
  const auto add = [&](const char* name, std::string value, bool is_given, const std::string* origin) {
    part.lines.push_back({name,
                          std::move(value),
                          is_given            ? kCommandLine
                          : origin != nullptr ? *origin
                                              : kDefault,
                          {}});
  };
  add("profile", std::string(choice.profile()), options.profile.has_value(),
      resolved.profile != nullptr ? &resolved.profile->origin : nullptr);
  const auto* fail_on =
      resolved.settings != nullptr && resolved.settings->fail_on ? &*resolved.settings->fail_on : nullptr;
  const diag::Severity level = fail_on != nullptr ? fail_on->value : diag::Severity::warning;
  add("failOn", level == diag::Severity::off ? "never" : std::string(to_string(level)), false,
      fail_on != nullptr ? &fail_on->origin : nullptr);
  if (resolved.settings != nullptr) {
    for (const auto& folder : resolved.settings->rules_directories)
      add("rulesDirectories", folder.value, false, &folder.origin);
  }
  return part;
}

/// `path` is the absolute one of the file.
std::vector<ElementRef> parts_of(const engine::FilePolicy& choice, const std::string& path,
                                 bool with_defaults) {
  std::vector<ElementRef> parts = {general_part(choice), rules_part(choice, with_defaults),
                                   options_part(choice.resolved())};
  if (const settings::Settings* settings = choice.resolved().settings) {
    parts.push_back(suppressions_part(*settings, path));
    parts.push_back(facts_part(*settings));
    parts.push_back(hierarchy_part(settings->hierarchy));
  }
  return parts;
}

std::string as_json(const std::string& path, const std::vector<std::string>& files,
                    const std::vector<ElementRef>& parts) {
  report::JsonWriter json;
  json.begin_object().key("path").string(path).key("settingsFiles").begin_array();
  for (const std::string& file : files)
    json.string(file);
  json.end_array();
  for (const ElementRef& part : parts) {
    json.key(part.name).begin_array();
    for (const Line& line : part.lines) {
      json.begin_object().key("name").string(line.name).key("value").string(line.value);
      json.key("origin").string(line.origin);
      for (const auto& [name, value] : line.more)
        json.key(name).string(value);
      json.end_object();
    }
    json.end_array();
  }
  json.end_object();
  return json.take();
}

std::string as_text(const std::string& path, const std::vector<std::string>& files,
                    const std::vector<ElementRef>& parts) {
  std::string text = report::printable_name(path) + "\n";
  if (files.empty()) text += "  no settings file\n";
  for (std::size_t i = files.size(); i-- > 0;)
    text += (i + 1 == files.size() ? "  settings of " : "  which extend ") +
            report::printable_name(files[i]) + "\n";
  for (const ElementRef& part : parts) {
    if (part.lines.empty()) continue;
    text += "\n" + part.name + "\n";
    std::size_t widest = 0, widest_value = 0;
    for (const Line& line : part.lines) {
      widest = std::max(widest, std::min<std::size_t>(line.name.size(), 48));
      widest_value = std::max(widest_value, std::min<std::size_t>(line.value.size(), 32));
    }
    const auto padded = [](const std::string& word, std::size_t width) {
      return report::printable_name(word) + std::string(word.size() < width ? width - word.size() : 0, ' ') +
             "  ";
    };
    for (const Line& line : part.lines) {
      text += "  " + padded(line.name, widest) + padded(line.value, widest_value) +
              report::printable_name(line.origin);
      for (const auto& [name, value] : line.more)
        text += "  " + name + " " + report::printable_name(value);
      text += "\n";
    }
  }
  return text;
}

}  // namespace

int run_settings(const Arguments& arguments, World& world) {
  if (arguments.wants_schema) {
    world.out << report::settings_schema(rules::rule_infos());
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
  const auto files = settings != nullptr ? settings->files : std::vector<std::string>();
  const bool json = arguments.format == "json" || (arguments.format == "auto" && !world.terminal.is_terminal);
  const auto parts = parts_of(choice, world.files.absolute(path), json);
  world.out << (json ? as_json(path, files, parts) : as_text(path, files, parts));
  return 0;
}

}  // namespace iislint::cli
