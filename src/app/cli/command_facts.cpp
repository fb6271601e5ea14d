#include "app/cli/command_facts.h"

#include <set>

#include "diag/rule_info.h"
#include "engine/input/server_choice.h"
#include "report/formats/formats.h"
#include "rules/table/rule_table.h"

namespace iislint::cli {
namespace {

using Kind = ValueFacts::Kind;
using Words = std::vector<std::string>;

report::Content content_of(Command command) {
  switch (command) {
    case Command::rules:
      return report::Content::rule_list;
    case Command::explain:
      return report::Content::rule_page;
    case Command::why:
      return report::Content::why;
    case Command::trace:
      return report::Content::request_tests;
    case Command::settings:
      return report::Content::settings;
    default:
      return report::Content::findings;
  }
}

Words formats_of(Command command, bool with_auto) {
  Words words;
  if (with_auto) words.emplace_back("auto");
  for (const std::string_view name : report::format_names(content_of(command)))
    words.emplace_back(name);
  return words;
}

template <typename Names>
Words words_of(const Names& names) {
  return {names.begin(), names.end()};
}

Words profiles() {
  return words_of(diag::profile_names());
}

Words kinds() {
  Words words;
  for (const auto kind :
       {schema::FileKind::application_host, schema::FileKind::web, schema::FileKind::administration,
        schema::FileKind::redirection, schema::FileKind::machine})
    words.emplace_back(to_string(kind));
  words.emplace_back("transform");
  return words;
}

Words rule_ids() {
  Words words;
  for (const diag::RuleInfo& rule : rules::rule_infos())
    words.emplace_back(rule.id);
  return words;
}

/// Ids and groups.
Words rule_names() {
  std::set<std::string> groups = {"ALL"};
  for (const diag::RuleInfo& rule : rules::rule_infos())
    groups.insert({std::string(rule.area), std::string(rule.category)});
  for (const std::string& profile : profiles())
    groups.insert(profile);
  Words words = rule_ids();
  words.insert(words.end(), groups.begin(), groups.end());
  return words;
}

}  // namespace

ValueFacts values_of(Command command, const OptionFacts& option) {
  const std::string& type = option.type;
  if (type == "FORMAT") return {Kind::word, formats_of(command, true)};
  if (type == "FORMAT=FILE") return {Kind::file_pair, formats_of(command, false)};
  if (type == "KIND") return {Kind::word, kinds()};
  if (type == "PROFILE") return {Kind::word, profiles()};
  if (type == "TARGET") return {Kind::word, words_of(engine::target_names())};
  if (type == "MODULE,…") return {Kind::list, words_of(engine::module_names())};
  if (type == "LEVEL") return {Kind::word, {"error", "warning", "info", "never"}};
  if (type == "ID") return {Kind::word, rule_ids()};
  if (type == "ID,…") return {Kind::list, rule_names()};
  if (type == "ID=LEVEL") return {Kind::level_pair, rule_names(), {"error", "warning", "info", "off"}};
  if (type == "WHAT") return {Kind::word, {"file", "directory", "none"}};
  if (type == "FILE") return {Kind::file};
  if (type == "DIR") return {Kind::directory};
  return {};
}

ValueFacts operand_values_of(Command command) {
  switch (command) {
    case Command::explain:
      return {Kind::word, rule_ids()};
    case Command::completion:
      return {Kind::word, completion_shells()};
    case Command::rules:
      return {Kind::directory, {"test"}};
    case Command::lsp:
      return {};
    default:
      return {Kind::file};
  }
}

std::vector<std::string> completion_shells() {
  return {"bash", "zsh", "fish", "powershell"};
}

}  // namespace iislint::cli
