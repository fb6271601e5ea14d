#include "settings/value_reader.h"

#include <algorithm>

#include "base/nearest.h"
#include "base/text.h"
#include "base/utf8.h"
#include "settings/file_globs.h"
#include "source/paths.h"

namespace iislint::settings {
namespace {

using base::Json;
using base::JsonKind;

constexpr std::size_t kMostErrors = 100;  // of one file

}  // namespace

std::string suggestion(std::string_view word, std::span<const std::string_view> known) {
  if (const auto near = base::nearest(word, known)) return "; did you mean '" + std::string(*near) + "'?";
  if (known.empty() || known.size() > 20) return {};
  const std::string list = base::join_words({known.begin(), known.end()}, "and");
  return (known.size() == 1 ? "; the only valid one is " : "; valid ones are ") + list;
}

void ValueReader::fail(std::uint32_t offset, const std::string& message) {
  // The place of each is counted from the beginning of the file.
  if (errors_.count(offset) == 0 && errors_.size() < kMostErrors)
    errors_.emplace(offset, base::error_at(file_.path, file_.text, offset, message));
}

std::vector<base::Error> ValueReader::take_errors() {
  std::vector<base::Error> errors;
  for (auto& [offset, error] : errors_)
    errors.push_back(std::move(error));
  if (errors_.size() == kMostErrors)
    errors.push_back({errors.back().code, file_.path + ": further errors are not listed"});
  errors_.clear();
  return errors;
}

void ValueReader::wrong_type(const Json& json, const std::string& name, const std::string& wanted) {
  fail(json, name + " must be " + wanted + ", not " + std::string(base::with_article(json.kind)));
}

bool ValueReader::is_object(const Json& json, const std::string& name) {
  if (json.is(JsonKind::object)) return true;
  wrong_type(json, name, "an object");
  return false;
}

std::optional<std::string> ValueReader::text(const Json& json, const std::string& name) {
  if (!json.is(JsonKind::string)) {
    wrong_type(json, name, "a string");
  } else if (base::is_invisible(json.string)) {
    fail(json, name + " must not be empty");
  } else {
    return json.string;
  }
  return std::nullopt;
}

std::optional<bool> ValueReader::boolean(const Json& json, const std::string& name) {
  if (json.is(JsonKind::boolean)) return json.boolean;
  wrong_type(json, name, "true or false");
  return std::nullopt;
}

std::vector<std::string> ValueReader::texts(const Json& json, const std::string& name) {
  if (!json.is(JsonKind::array)) {
    wrong_type(json, name, "a list of strings");
    return {};
  }
  if (json.items.empty()) fail(json, name + " must not be empty; omit it to cover everything");
  std::vector<std::string> result;
  for (const Json& item : json.items) {
    if (auto entry = text(item, "an entry of " + name)) result.push_back(std::move(*entry));
  }
  return result;
}

std::optional<std::string_view> ValueReader::word(const Json& json, const std::string& name,
                                                  std::span<const std::string_view> words) {
  if (!json.is(JsonKind::string)) {
    wrong_type(json, name, base::join_words({words.begin(), words.end()}, "or"));
    return std::nullopt;
  }
  const auto found = std::find(words.begin(), words.end(), json.string);
  if (found != words.end()) return *found;
  fail(json, name + " cannot be '" + json.string + "'" + suggestion(json.string, words));
  return std::nullopt;
}

std::vector<const diag::RuleInfo*> ValueReader::rules_named(const std::string& name, std::uint32_t offset,
                                                            diag::RuleNameRank& rank) {
  std::vector<const diag::RuleInfo*> rules;
  if (named_by_groups_ > kMostNamedByGroups) return rules;
  const auto found = diag::rank_of_name(name, known_.rules);
  if (!found) {
    fail(offset, diag::unknown_rule_name(name, known_.rules));
    return rules;
  }
  rank = *found;
  for (const diag::RuleInfo* info : known_.rules) {
    if (diag::stands_for(name, rank.kind, *info)) rules.push_back(info);
  }
  if (rank.kind != diag::RuleNameKind::id) named_by_groups_ += known_.rules.size();
  if (named_by_groups_ > kMostNamedByGroups)
    fail(offset, "there are too many patterns and groups of rules in this file");
  return rules;
}

void ValueReader::check_file_globs(const Json& json) {
  for (const Json& item : json.items) {
    if (const std::string problem = problem_of_glob(item.string); !problem.empty()) fail(item, problem);
  }
}

std::vector<std::string> ValueReader::file_globs(const Json& json, const std::string& name) {
  std::vector<std::string> globs;
  check_file_globs(json);
  for (std::string& glob : texts(json, name))
    globs.push_back(file_glob(std::move(glob), folder_));
  return globs;
}

void ValueReader::exclusions(const Json& json, const std::string& name, std::vector<Exclusion>& exclusions) {
  if (json.is(JsonKind::array) && json.items.empty()) return;
  check_file_globs(json);
  texts(json, name);
  for (const Json& item : json.items)
    exclusions.push_back({exclusion_globs(item.string, folder_), item.string, origin(item)});
}

std::optional<std::string> ValueReader::path_of(const Json& json, const std::string& name,
                                                source::PathKind kind) {
  const auto written = text(json, name);
  if (!written) return std::nullopt;
  std::string path = source::join(source::folder_of(file_.absolute_path), *written);
  if (const auto refused = known_.files.refusal(path)) {
    fail(json, name + " " + refused->message);
    return std::nullopt;
  }
  if (known_.files.kind(path) == kind) return path;
  fail(json, (kind == source::PathKind::file ? "there is no file " : "there is no folder ") + path);
  return std::nullopt;
}

bool ValueReader::is_key(const Json::Member& member, const std::string& name,
                         std::span<const std::string_view> keys) {
  if (std::find(keys.begin(), keys.end(), member.key) != keys.end()) return true;
  const std::string place = name.empty() ? "" : " in " + name;
  fail(member.key_begin, "there is no setting '" + member.key + "'" + place + suggestion(member.key, keys));
  return false;
}

}  // namespace iislint::settings
