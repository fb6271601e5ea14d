#include "settings/override_reader.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <utility>

#include "diag/rule_info.h"

namespace iislint::settings {
namespace {

using base::Json;
using base::JsonKind;

constexpr std::array<std::string_view, 4> kLevels = {"off", "info", "warning", "error"};

/// Why a rule that nobody may silence cannot be left out either.
std::string_view reason_to_stay(const diag::RuleInfo& rule) {
  return rule.id.starts_with("suppression-")
             ? "it reports that a suppression does not do what its author wanted"
             : "it reports that a file could not be checked";
}

void read_level(ValueReader& reader, const Json& json, const diag::RuleInfo& rule, Override& choice) {
  const auto level = reader.word(json, "the level of '" + std::string(rule.id) + "'", kLevels);
  if (level == "off" && !rule.suppressible) {
    reader.fail(
        json, "'" + std::string(rule.id) + "' cannot be switched off: " + std::string(reason_to_stay(rule)));
  }
  if (level) choice.levels.push_back({&rule, *diag::severity_from(*level), reader.origin(json)});
}

void read_option(ValueReader& reader, const Json::Member& member, const diag::RuleInfo& rule,
                 Override& choice) {
  std::vector<std::string_view> names;
  const diag::Param* param = nullptr;
  for (const diag::Param& known : rule.params) {
    names.push_back(known.name);
    if (known.name == member.key) param = &known;
  }
  const std::string name = "'" + member.key + "' of '" + std::string(rule.id) + "'";
  if (param == nullptr) {
    const std::string_view what = names.empty() ? " has no options" : " has no option ";
    const std::string which = names.empty() ? "" : "'" + member.key + "'";
    reader.fail(member.key_begin, "the rule '" + std::string(rule.id) + "'" + std::string(what) + which +
                                      suggestion(member.key, names));
    return;
  }
  const Json& json = member.value;
  RuleOption option{&rule, param, json.string, json.integer, reader.origin(json)};
  if (param->type == "timeSpan") {
    const auto ticks = json.is(JsonKind::string) ? reader.known().time_span(json.string) : std::nullopt;
    if (!ticks) {
      reader.fail(json, name + R"( must be a time, written "hh:mm:ss" or "d.hh:mm:ss")");
      return;
    }
    option.number = *ticks;
  } else {
    if (!json.is(JsonKind::integer)) {
      reader.fail(json, name + " must be an integer, not " + std::string(base::with_article(json.kind)));
      return;
    }
    option.text = std::to_string(json.integer);
  }
  if (option.number < 0) {
    reader.fail(json, name + " must not be negative");
    return;
  }
  choice.options.push_back(std::move(option));
}

/// A group gives its rules a level; what cannot be switched off is not meant by it.
void read_group(ValueReader& reader, const Json::Member& member,
                const std::vector<const diag::RuleInfo*>& rules, std::vector<RuleLevel>& levels) {
  const std::string name = "'" + member.key + "'";
  const Json* level = &member.value;
  if (level->is(JsonKind::object)) {
    constexpr std::array<std::string_view, 2> kKeys = {"severity", "options"};
    reader.members(*level, name, kKeys, [&](const Json::Member& part) {
      if (part.key == "options")
        reader.fail(part.key_begin, "'options' belong to one rule, and " + name + " stands for several");
    });
    level = member.value.find("severity");
    if (level == nullptr) return;
  }
  const auto word = reader.word(*level, "the level of " + name, kLevels);
  if (!word) return;
  const diag::Severity severity = *diag::severity_from(*word);
  for (const diag::RuleInfo* rule : rules) {
    if (severity != diag::Severity::off || rule->suppressible)
      levels.push_back({rule, severity, reader.origin(*level), member.key});
  }
}

void read_rule(ValueReader& reader, const Json::Member& member, const diag::RuleInfo& rule,
               Override& choice) {
  const std::string name = "'" + member.key + "'";
  const Json& json = member.value;
  if (json.is(JsonKind::string)) return read_level(reader, json, rule, choice);
  if (!json.is(JsonKind::object)) {
    reader.fail(json,
                name + " must be off, info, warning or error, or an object with 'severity' and 'options'");
    return;
  }
  constexpr std::array<std::string_view, 2> kKeys = {"severity", "options"};
  reader.members(json, name, kKeys, [&](const Json::Member& part) {
    if (part.key == "severity") return read_level(reader, part.value, rule, choice);
    if (!reader.is_object(part.value, "'options' of " + name)) return;
    for (const Json::Member& option : part.value.members)
      read_option(reader, option, rule, choice);
  });
}

/// Findings are made file by file; what belongs to a site or a key path can only be raised, lowered or left
/// out.
void check_scope(ValueReader& reader, const Json& json, const Override& choice) {
  if (choice.files.empty() && choice.is_for_whole_files()) {
    reader.fail(json, "an override must state in 'files', 'sites' or 'keyPaths' what it applies to");
  }
  if (json.find("profile") == nullptr && json.find("rules") == nullptr)
    reader.fail(json, "an override must state in 'profile' or 'rules' what differs");
  if (choice.is_for_whole_files()) return;
  const std::string_view reason = " applies to whole files and cannot be combined with 'sites' or 'keyPaths'";
  if (const Json* profile = json.find("profile")) reader.fail(*profile, "'profile'" + std::string(reason));
  const Json* rules = json.find("rules");
  for (std::size_t i = 0; rules != nullptr && i < rules->members.size(); ++i) {
    if (const Json* options = rules->members[i].value.find("options"))
      reader.fail(*options, "'options'" + std::string(reason));
  }
}

}  // namespace

void read_profile(ValueReader& reader, const Json& json, Override& choice) {
  const auto name = reader.word(json, "'profile'", diag::profile_names());
  if (name) choice.profile = {std::string(*name), reader.origin(json)};
}

void read_rules(ValueReader& reader, const Json& json, Override& choice) {
  if (!reader.is_object(json, "'rules'")) return;
  std::map<diag::RuleNameRank, std::vector<RuleLevel>> of_groups;  // the more specific ones come later
  for (const Json::Member& member : json.members) {
    diag::RuleNameRank rank;
    const auto rules = reader.rules_named(member.key, member.key_begin, rank);
    if (rules.empty()) continue;
    if (rank.kind == diag::RuleNameKind::id) {
      read_rule(reader, member, *rules.front(), choice);
    } else {
      read_group(reader, member, rules, of_groups[rank]);
    }
  }
  std::vector<RuleLevel> levels;
  for (auto& [rank, of_group] : of_groups)
    std::move(of_group.begin(), of_group.end(), std::back_inserter(levels));
  std::move(choice.levels.begin(), choice.levels.end(), std::back_inserter(levels));
  choice.levels = std::move(levels);
}

void read_overrides(ValueReader& reader, const Json& json, std::vector<Override>& choices) {
  if (!json.is(JsonKind::array)) {
    reader.fail(json,
                "'overrides' must be a list of objects, not " + std::string(base::with_article(json.kind)));
    return;
  }
  constexpr std::array<std::string_view, 5> kKeys = {"files", "sites", "keyPaths", "profile", "rules"};
  for (const Json& item : json.items) {
    Override choice;
    if (!reader.is_object(item, "an override")) continue;
    reader.members(item, "an override", kKeys, [&](const Json::Member& member) {
      const Json& value = member.value;
      if (member.key == "files") choice.files = reader.file_globs(value, "'files'");
      if (member.key == "sites") choice.sites = reader.texts(value, "'sites'");
      if (member.key == "keyPaths") choice.key_paths = reader.texts(value, "'keyPaths'");
      if (member.key == "profile") read_profile(reader, value, choice);
      if (member.key == "rules") read_rules(reader, value, choice);
    });
    check_scope(reader, item, choice);
    choices.push_back(std::move(choice));
  }
}

}  // namespace iislint::settings
