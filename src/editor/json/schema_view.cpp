#include "editor/json/schema_view.h"

#include <algorithm>

#include "base/text.h"
#include "editor/json/json_cursor.h"
#include "editor/json/rule_schema.h"
#include "settings/json_schema.h"

namespace iislint::editor {
namespace {

using base::Json;
using base::JsonKind;

constexpr unsigned kDeepest = 16;

std::string text_of(const Json& schema, std::string_view key) {
  const Json* found = schema.find(key);
  return found != nullptr && found->is(JsonKind::string) ? found->string : std::string();
}

Json parsed(std::string_view text) {
  Json json;
  base::read_json(text, json);
  return json;
}

}  // namespace

SchemaView::SchemaView(const Json& schema, std::string_view definition) : root_(schema), start_(&schema) {
  const Json* definitions = schema.find("definitions");
  const Json* found = definitions == nullptr || definition.empty() ? nullptr : definitions->find(definition);
  if (found != nullptr) start_ = found;
}

/// What "#/definitions/x" names, or null.
const Json* SchemaView::referred(std::string_view reference) const {
  if (!reference.starts_with("#/")) return nullptr;
  const Json* at = &root_;
  for (const std::string_view step : base::split(reference.substr(2), '/')) {
    at = at->find(step);
    if (at == nullptr) return nullptr;
  }
  return at;
}

void SchemaView::expand(const Json& schema, std::vector<const Json*>& all, unsigned depth) const {
  if (!schema.is(JsonKind::object) || depth > kDeepest ||
      std::find(all.begin(), all.end(), &schema) != all.end())
    return;
  all.push_back(&schema);
  if (const Json* target = referred(text_of(schema, "$ref"))) expand(*target, all, depth + 1);
  for (const char* combination : {"anyOf", "allOf", "oneOf"}) {
    const Json* parts = schema.find(combination);
    if (parts == nullptr) continue;
    for (const Json& part : parts->items)
      expand(part, all, depth + 1);
  }
}

std::vector<const Json*> SchemaView::expanded(const std::vector<const Json*>& schemas) const {
  std::vector<const Json*> all;
  for (const Json* schema : schemas)
    expand(*schema, all, 0);
  return all;
}

std::vector<const Json*> SchemaView::at(const std::vector<std::string>& path) const {
  std::vector<const Json*> here = {start_};
  for (const std::string& step : path) {
    std::vector<const Json*> next;
    for (const Json* schema : expanded(here)) {
      const Json* properties = schema->find("properties");
      const Json* found = step == kItem           ? schema->find("items")
                          : properties != nullptr ? properties->find(step)
                                                  : nullptr;
      if (found == nullptr && step != kItem) found = schema->find("additionalProperties");
      if (found != nullptr && found->is(JsonKind::object)) next.push_back(found);
    }
    here = std::move(next);
  }
  return here;
}

std::vector<SchemaKey> SchemaView::keys(const std::vector<const Json*>& schemas) const {
  std::vector<SchemaKey> keys;
  const auto add = [&](const std::string& name, const Json* schema) {
    const auto is_same = [&](const SchemaKey& key) { return key.name == name; };
    if (std::any_of(keys.begin(), keys.end(), is_same)) return;
    keys.push_back({name, schema == nullptr ? std::string() : description({schema}), schema, false});
  };
  const std::vector<const Json*> all = expanded(schemas);
  for (const Json* schema : all) {
    if (const Json* properties = schema->find("properties")) {
      for (const Json::Member& member : properties->members)
        add(member.key, &member.value);
    }
    if (const Json* names = schema->find("propertyNames")) {
      for (const SchemaWord& word : words({names}))
        add(word.text.substr(1, word.text.size() - 2), schema->find("additionalProperties"));
    }
  }
  for (const Json* schema : all) {
    const Json* required = schema->find("required");
    if (required == nullptr) continue;
    for (SchemaKey& key : keys) {
      const auto is_it = [&](const Json& name) { return name.string == key.name; };
      if (std::any_of(required->items.begin(), required->items.end(), is_it)) key.is_required = true;
    }
  }
  return keys;
}

std::vector<SchemaWord> SchemaView::words(const std::vector<const Json*>& schemas) const {
  std::vector<SchemaWord> words;
  const auto add = [&](std::string text, const std::string& description) {
    const auto is_same = [&](const SchemaWord& word) { return word.text == text; };
    if (std::none_of(words.begin(), words.end(), is_same)) words.push_back({std::move(text), description});
  };
  for (const Json* schema : expanded(schemas)) {
    const std::string description = text_of(*schema, "description");
    if (const Json* list = schema->find("enum")) {
      for (const Json& word : list->items) {
        if (word.is(JsonKind::string)) add("\"" + word.string + "\"", description);
      }
    }
    if (const Json* constant = schema->find("const"); constant != nullptr && constant->is(JsonKind::string))
      add("\"" + constant->string + "\"", description);
    if (text_of(*schema, "type") != "boolean") continue;
    add("true", description);
    add("false", description);
  }
  return words;
}

std::string SchemaView::description(const std::vector<const Json*>& schemas) const {
  for (const Json* schema : expanded(schemas)) {
    if (std::string text = text_of(*schema, "description"); !text.empty()) return text;
  }
  return {};
}

char SchemaView::opening(const Json& schema) const {
  for (const Json* one : expanded({&schema})) {
    const std::string type = text_of(*one, "type");
    if (type == "object") return '{';
    if (type == "array") return '[';
    if (type == "string" || one->find("enum") != nullptr) return '"';
    if (!type.empty()) return 0;
  }
  return 0;
}

const SchemaView& settings_view() {
  static const Json kSchema = parsed(settings::json_schema());
  static const SchemaView kView(kSchema, {});
  return kView;
}

const SchemaView& rule_view() {
  static const Json kSchema = parsed(rule_schema());
  static const SchemaView kView(kSchema, "userSheet");
  return kView;
}

}  // namespace iislint::editor
