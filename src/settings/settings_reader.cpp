#include "settings/settings_reader.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include "base/date.h"
#include "base/text.h"
#include "settings/override_reader.h"
#include "settings/value_reader.h"

namespace iislint::settings {
namespace {

using base::Json;
using base::JsonKind;

void read_folders(ValueReader& reader, const Json::Member& member, HierarchySettings& result) {
  const std::string name = "'" + member.key + "'";
  if (!reader.is_object(member.value, name)) return;
  std::vector<std::pair<std::string, std::string>> physical_paths;
  for (const Json::Member& entry : member.value.members) {
    auto path = reader.path_of(entry.value, "'" + entry.key + "' in " + name, source::PathKind::directory);
    if (!path) continue;
    const std::string from = normal_physical_path(entry.key);
    if (member.key == "folders") {
      result.folders[from] = std::move(*path);
    } else {
      physical_paths.emplace_back(from, std::move(*path));
    }
  }
  for (auto& entry : result.physical_paths) {
    const auto is_said_anew = [&](const auto& own) { return own.first == entry.first; };
    if (std::none_of(physical_paths.begin(), physical_paths.end(), is_said_anew))
      physical_paths.push_back(std::move(entry));
  }
  result.physical_paths = std::move(physical_paths);
}

void read_hierarchy(ValueReader& reader, const Json& json, Settings& settings) {
  if (!reader.is_object(json, "'hierarchy'")) return;
  HierarchySettings& result = settings.hierarchy;
  constexpr std::array<std::string_view, 5> kKeys = {"applicationHost", "rootWebConfig", "machineConfig",
                                                     "folders", "physicalPaths"};
  reader.members(json, "'hierarchy'", kKeys, [&](const Json::Member& member) {
    result.origins[member.key] = reader.origin(member.value);
    if (member.key == "folders" || member.key == "physicalPaths") return read_folders(reader, member, result);
    const auto path = reader.path_of(member.value, "'" + member.key + "'", source::PathKind::file);
    if (!path) return;
    auto& target = member.key == "applicationHost" ? result.application_host
                   : member.key == "rootWebConfig" ? result.root_web_config
                                                   : result.machine_config;
    target = *path;
  });
}

std::optional<std::string_view> fact_word(ValueReader& reader, const Json& json, const diag::SiteFact& fact) {
  const std::string name = "'" + std::string(fact.name) + "'";
  if (fact.words[0] != "true") return reader.word(json, name, fact.words);
  const auto answer = reader.boolean(json, name);
  if (!answer) return std::nullopt;
  return fact.words[*answer ? 0 : 1];
}

void read_facts(ValueReader& reader, const Json& json, Settings& settings) {
  if (!reader.is_object(json, "'facts'")) return;
  constexpr std::array<std::string_view, 1> kKeys = {"sites"};
  reader.members(json, "'facts'", kKeys, [&](const Json::Member& member) {
    if (!reader.is_object(member.value, "'sites'")) return;
    for (const Json::Member& site : member.value.members) {
      const std::string name = "'" + site.key + "'";
      SiteEntry entry{site.key, {}, reader.origin(site.key_begin, site.value.end)};
      if (!reader.is_object(site.value, name)) continue;
      reader.members(site.value, name, diag::site_fact_names(), [&](const Json::Member& one) {
        const diag::SiteFact& fact = *diag::find_site_fact(one.key);
        if (const auto word = fact_word(reader, one.value, fact)) entry.facts[fact.name] = *word;
      });
      settings.site_entries.push_back(std::move(entry));
    }
  });
}

void read_suppressed_rules(ValueReader& reader, const Json& json, Suppression& suppression) {
  if (json.is(JsonKind::array) && json.items.empty())
    reader.fail(json, "'rules' must not be empty: a suppression names the rules that it suppresses");
  reader.texts(json, "'rules'");
  for (const Json& item : json.items) {
    if (!item.is(JsonKind::string) || base::trim(item.string).empty()) continue;
    diag::RuleNameRank rank;
    Suppression::Named named{item.string, {}};
    for (const diag::RuleInfo* rule : reader.rules_named(item.string, item.begin, rank)) {
      if (rule->suppressible) named.rules.emplace_back(rule->id);
      if (!rule->suppressible && rank.kind == diag::RuleNameKind::id)
        reader.fail(item, item.string + " cannot be suppressed");
    }
    suppression.rules.insert(suppression.rules.end(), named.rules.begin(), named.rules.end());
    suppression.names.push_back(std::move(named));
  }
  std::sort(suppression.rules.begin(), suppression.rules.end());
}

void read_suppression(ValueReader& reader, const Json& json, Settings& settings) {
  constexpr std::array<std::string_view, 6> kKeys = {"rules", "reason", "until",
                                                     "files", "sites",  "keyPaths"};
  if (!reader.is_object(json, "a suppression")) return;
  Suppression suppression;
  suppression.origin = reader.origin(json);
  reader.members(json, "a suppression", kKeys, [&](const Json::Member& member) {
    const Json& value = member.value;
    const std::string name = "'" + member.key + "'";
    if (member.key == "rules") read_suppressed_rules(reader, value, suppression);
    if (member.key == "files") suppression.files = reader.file_globs(value, name);
    if (member.key == "sites") suppression.sites = reader.texts(value, name);
    if (member.key == "keyPaths") suppression.key_paths = reader.texts(value, name);
    if (member.key == "reason") suppression.reason = reader.text(value, name).value_or("");
    if (member.key != "until") return;
    suppression.until = reader.text(value, name);
    if (suppression.until && !base::date_from(*suppression.until))
      reader.fail(value, "'until' must be a date, written \"2027-01-31\"");
  });
  for (const char* key : {"rules", "reason"}) {
    if (json.find(key) == nullptr) reader.fail(json, "a suppression must have '" + std::string(key) + "'");
  }
  settings.suppressions.push_back(std::move(suppression));
}

void read_suppressions(ValueReader& reader, const Json& json, Settings& settings) {
  if (!json.is(JsonKind::array)) {
    reader.fail(
        json, "'suppressions' must be a list of objects, not " + std::string(base::with_article(json.kind)));
    return;
  }
  for (const Json& item : json.items)
    read_suppression(reader, item, settings);
}

void read_fail_on(ValueReader& reader, const Json& json, Settings& settings) {
  constexpr std::array<std::string_view, 4> kWords = {"error", "warning", "info", "never"};
  const auto word = reader.word(json, "'failOn'", kWords);
  if (!word) return;
  const diag::Severity level = diag::severity_from(*word).value_or(diag::Severity::off);
  settings.fail_on = {level, reader.origin(json)};
}

void read_format(ValueReader& reader, const Json& json, Settings& settings) {
  const auto word = reader.word(json, "'format'", reader.known().formats);
  if (word) settings.format = {std::string(*word), reader.origin(json)};
}

void read_target(ValueReader& reader, const Json& json, Settings& settings) {
  const auto word = reader.word(json, "'target'", reader.known().targets);
  if (word) settings.target = {std::string(*word), reader.origin(json)};
}

void read_installed(ValueReader& reader, const Json& json, Settings& settings) {
  settings.installed.clear();  // a list counts as a whole
  reader.texts(json, "'installed'");
  for (const Json& item : json.items) {
    if (!item.is(JsonKind::string) || base::trim(item.string).empty()) continue;
    const auto word = reader.word(item, "'installed'", reader.known().add_ons);
    if (word) settings.installed.push_back({std::string(*word), reader.origin(item)});
  }
}

/// What a key of the file itself adds. Those of `overrides` come after those for everything, wherever the two
/// stand in the file.
struct Parts {
  Settings& settings;
  Override general;
  std::vector<Override> overrides;
};

using ReadKey = void (*)(ValueReader&, const Json&, Parts&);

constexpr void nothing_here(ValueReader&, const Json&, Parts&) {}  // load_settings() has read it

constexpr std::array<std::pair<std::string_view, ReadKey>, 15> kKeys = {{
    {"$schema", nothing_here},
    {"extends", nothing_here},
    {"minimumVersion", nothing_here},
    {"rulesDirectories", nothing_here},
    {"profile", [](ValueReader& r, const Json& json, Parts& to) { read_profile(r, json, to.general); }},
    {"failOn", [](ValueReader& r, const Json& json, Parts& to) { read_fail_on(r, json, to.settings); }},
    {"format", [](ValueReader& r, const Json& json, Parts& to) { read_format(r, json, to.settings); }},
    {"target", [](ValueReader& r, const Json& json, Parts& to) { read_target(r, json, to.settings); }},
    {"installed", [](ValueReader& r, const Json& json, Parts& to) { read_installed(r, json, to.settings); }},
    {"rules", [](ValueReader& r, const Json& json, Parts& to) { read_rules(r, json, to.general); }},
    {"overrides", [](ValueReader& r, const Json& json, Parts& to) { read_overrides(r, json, to.overrides); }},
    {"suppressions",
     [](ValueReader& r, const Json& json, Parts& to) { read_suppressions(r, json, to.settings); }},
    {"exclude", [](ValueReader& r, const Json& json,
                   Parts& to) { r.exclusions(json, "'exclude'", to.settings.exclusions); }},
    {"facts", [](ValueReader& r, const Json& json, Parts& to) { read_facts(r, json, to.settings); }},
    {"hierarchy", [](ValueReader& r, const Json& json, Parts& to) { read_hierarchy(r, json, to.settings); }},
}};

}  // namespace

void read_file(const SettingsFile& file, const std::string& folder, const KnownNames& known,
               Settings& settings, std::vector<base::Error>& errors) {
  ValueReader reader(file, folder, known);
  std::vector<std::string_view> names;
  for (const auto& [name, read] : kKeys)
    names.push_back(name);
  Parts parts{settings, {}, {}};
  reader.members(file.json, "", names, [&](const Json::Member& member) {
    for (const auto& [name, read] : kKeys) {
      if (name == member.key) read(reader, member.value, parts);
    }
  });
  std::vector<base::Error> found = reader.take_errors();
  std::move(found.begin(), found.end(), std::back_inserter(errors));
  settings.choices.push_back(std::move(parts.general));
  std::move(parts.overrides.begin(), parts.overrides.end(), std::back_inserter(settings.choices));
}

}  // namespace iislint::settings
