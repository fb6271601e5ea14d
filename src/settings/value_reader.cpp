#include "settings/value_reader.h"

#include <algorithm>

#include "base/nearest.h"
#include "base/text.h"
#include "source/paths.h"

namespace iislint::settings {
namespace {

using base::Json;
using base::JsonKind;

/// What other programs take for more than itself, and these patterns do not: "!", "{}" or "[]". Nothing when
/// there is none.
std::string_view foreign_sign(std::string_view glob) {
  const auto holds = [&](char open, char close) {
    const std::size_t begin = glob.find(open);
    return begin != std::string_view::npos && glob.find(close, begin) != std::string_view::npos;
  };
  if (glob.starts_with('!')) return "!";
  if (holds('{', '}')) return "{}";
  return holds('[', ']') ? "[]" : "";
}

}  // namespace

std::string suggestion(std::string_view word, std::span<const std::string_view> known) {
  if (const auto near = base::nearest(word, known)) return "; did you mean '" + std::string(*near) + "'?";
  if (known.empty() || known.size() > 20) return {};
  const std::string list = base::join_words({known.begin(), known.end()}, "and");
  return (known.size() == 1 ? "; the only valid one is " : "; valid ones are ") + list;
}

void ValueReader::fail(std::uint32_t offset, const std::string& message) {
  if (!error_) error_ = base::error_at(file_.path, file_.text, offset, message);
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
  } else if (base::trim(json.string).empty()) {
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

const diag::RuleInfo* ValueReader::rule(const std::string& id, std::uint32_t offset) {
  std::vector<std::string_view> ids;
  for (const diag::RuleInfo* info : known_.rules) {
    if (info->id == id) return info;
    ids.push_back(info->id);
  }
  const std::string hint(diag::pattern_hint(id));
  fail(offset, "there is no rule '" + id + "'" + (hint.empty() ? suggestion(id, ids) : hint));
  return nullptr;
}

void ValueReader::check_file_globs(const Json& json) {
  for (const Json& item : json.items) {
    const std::string_view sign = foreign_sign(item.string);
    if (sign.empty()) continue;
    fail(item, "patterns support only *, ** and ?, not " + std::string(sign) +
                   "; where a name contains such characters, write ? for each of them");
  }
}

std::vector<std::string> ValueReader::file_globs(const Json& json, const std::string& name) {
  std::vector<std::string> globs;
  check_file_globs(json);
  for (std::string& glob : texts(json, name)) {
    std::replace(glob.begin(), glob.end(), '\\', '/');
    if (glob.back() == '/') glob += "**";  // a folder stands for everything in it
    const bool is_here = glob.starts_with("./");
    if (is_here) glob.erase(0, 2);
    const bool is_name = !is_here && glob.find('/') == std::string::npos;
    const std::string anywhere = is_name ? "**/" + glob : glob;
    const bool is_anywhere = anywhere.starts_with("**/") || anywhere.starts_with("/");
    globs.push_back(is_anywhere ? anywhere : folder_ == "." ? anywhere : source::join(folder_, anywhere));
  }
  return globs;
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
