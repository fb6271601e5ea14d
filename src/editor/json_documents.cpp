#include "editor/json_documents.h"

#include <algorithm>

#include "base/json.h"
#include "editor/completing/sources.h"
#include "editor/json/json_cursor.h"
#include "editor/json/schema_view.h"
#include "editor/texts/markdown.h"
#include "editor/texts/rule_text.h"
#include "settings/settings.h"
#include "source/paths.h"

namespace iislint::editor {
namespace {

using base::Json;

bool is_settings(const std::string& path) {
  const std::size_t slash = path.find_last_of('/');
  return path.substr(slash == std::string::npos ? 0 : slash + 1) == settings::kFileName;
}

/// The schema of the file; null when it is neither settings nor a definition of a rule.
const SchemaView* view_of(engine::Project& project, const std::string& path) {
  if (is_settings(path)) return &settings_view();
  project.policy(path);  // reads the settings that name folders of rules
  return project.rule_sets()->holds(project.absolute(path)) ? &rule_view() : nullptr;
}

/// The text of one of these files.
struct JsonDocument {
  source::FileId id;
  std::shared_ptr<const source::SourceFile> file;

  std::string_view text() const { return file->text(); }
};

std::optional<JsonDocument> open_json(engine::Project& project, const std::string& path) {
  const source::FileId id = project.files().id_of(path);
  auto file = project.files().load(id);
  if (!file) return std::nullopt;
  return JsonDocument{id, *file};
}

const diag::RuleInfo* rule_named(engine::Project& project, const std::string& path, const std::string& name) {
  return name.empty() ? nullptr : project.policy(path).rules().find(name);
}

/// Whether keys or words there are ids of rules: those of the program are among them.
template <typename Names>
bool names_rules(const Names& names, engine::Project& project, const std::string& path) {
  return std::any_of(names.begin(), names.end(),
                     [&](const std::string& name) { return rule_named(project, path, name) != nullptr; });
}

class JsonItems {
 public:
  JsonItems(engine::Project& project, const std::string& path, source::FileId id, const JsonCursor& cursor)
      : project_(project), path_(path), id_(id), cursor_(cursor) {}

  std::vector<CompletionItem> keys(const SchemaView& view) {
    std::vector<std::string> names;
    const std::vector<const Json*> schemas = view.at(cursor_.path);
    for (const SchemaKey& key : view.keys(schemas)) {
      names.push_back(key.name);
      const char opening = key.schema == nullptr ? '\0' : view.opening(*key.schema);
      add_key(key.name, key.description, opening, key.is_required);
    }
    if (!names_rules(names, project_, path_)) return std::move(items_);
    for (const diag::RuleInfo* rule : project_.policy(path_).rules().infos()) {
      if (std::find(names.begin(), names.end(), rule->id) == names.end())
        add_key(std::string(rule->id), std::string(rule->summary), '"', false);
    }
    return std::move(items_);
  }

  std::vector<CompletionItem> words(const SchemaView& view) {
    std::vector<std::string> names;
    for (const SchemaWord& word : view.words(view.at(cursor_.path))) {
      const bool is_text = word.text.starts_with('"');
      const std::string name = is_text ? word.text.substr(1, word.text.size() - 2) : word.text;
      names.push_back(name);
      add_word(name, word.text, word.description);
    }
    if (!names_rules(names, project_, path_)) return std::move(items_);
    for (const diag::RuleInfo* rule : project_.policy(path_).rules().infos()) {
      const std::string name(rule->id);
      if (std::find(names.begin(), names.end(), name) == names.end()) add_word(name, "\"" + name + "\"", "");
    }
    return std::move(items_);
  }

 private:
  CompletionItem item(const std::string& name, CompletionKind kind, const std::string& description) const {
    CompletionItem made;
    made.label = name;
    made.kind = kind;
    made.documentation = plain(description);
    if (const diag::RuleInfo* rule = rule_named(project_, path_, name)) {
      made.documentation = rule_text(*rule, project_.policy(path_).profile());
      made.detail = std::string(rule->summary);
      if (kind == CompletionKind::word) made.kind = CompletionKind::rule;
    }
    made.replaced = {id_, cursor_.begin, cursor_.end};
    return made;
  }

  void add_key(const std::string& name, const std::string& description, char opening, bool is_required) {
    if (std::find(cursor_.keys.begin(), cursor_.keys.end(), name) != cursor_.keys.end()) return;
    CompletionItem made = item(name, CompletionKind::key, description);
    if (is_required) made.detail = "required";
    made.sort_text = sort_text(is_required ? 0 : 1, items_.size());
    made.text = "\"" + name + "\"";
    if (!cursor_.has_colon) {
      const std::string start = "\"" + escaped_for_snippet(name) + "\": ";
      made.snippet = opening == '{'   ? start + "{ $0 }"
                     : opening == '[' ? start + "[$0]"
                     : opening == '"' ? start + "\"$0\""
                                      : start + "$0";
      made.text += ": ";
    }
    items_.push_back(std::move(made));
  }

  void add_word(const std::string& name, const std::string& text, const std::string& description) {
    if (std::find(cursor_.items.begin(), cursor_.items.end(), name) != cursor_.items.end()) return;
    CompletionItem made = item(name, CompletionKind::word, description);
    made.sort_text = sort_text(made.kind == CompletionKind::rule ? 1 : 0, items_.size());
    made.text = text;
    items_.push_back(std::move(made));
  }

  engine::Project& project_;
  const std::string& path_;
  const source::FileId id_;
  const JsonCursor& cursor_;
  std::vector<CompletionItem> items_;
};

std::vector<Symbol> symbols_of(const Json& json, source::FileId id, unsigned depth) {
  std::vector<Symbol> symbols;
  if (depth == 0) return symbols;
  for (const Json::Member& member : json.members) {
    Symbol symbol;
    symbol.name = member.key;
    symbol.kind = SymbolKind::key;
    symbol.full = {id, member.key_begin, member.value.end};
    symbol.selected = {id, member.key_begin, member.key_end};
    symbol.children = symbols_of(member.value, id, depth - 1);
    symbols.push_back(std::move(symbol));
  }
  return symbols;
}

/// Strings in the value that name files which are there, seen from the folder.
void add_links(engine::Project& project, const Json& json, const std::string& folder, source::FileId id,
               std::vector<Link>& links) {
  for (const Json& item : json.items)
    add_links(project, item, folder, id, links);
  for (const Json::Member& member : json.members)
    add_links(project, member.value, folder, id, links);
  if (!json.is(base::JsonKind::string) || json.string.empty()) return;
  const std::string path = source::join(folder, json.string);
  if (project.reader().kind(path) == source::PathKind::file)
    links.push_back({{id, json.begin + 1, json.end - 1}, path, {}, "Open the file"});
}

}  // namespace

bool is_json_document(const std::string& path) {
  return path.ends_with(".json");
}

std::optional<Hover> json_hover(engine::Project& project, const std::string& path, std::uint32_t offset) {
  const SchemaView* view = view_of(project, path);
  const auto document = view == nullptr ? std::nullopt : open_json(project, path);
  if (!document) return std::nullopt;
  offset = std::min(offset, static_cast<std::uint32_t>(document->text().size()));
  JsonCursor cursor = json_cursor_at(document->text(), offset);
  if (cursor.place == JsonPlace::nothing || cursor.begin == cursor.end) return std::nullopt;
  Hover hover;
  hover.range = {document->id, cursor.begin, cursor.end};
  if (const diag::RuleInfo* rule = rule_named(project, path, cursor.text)) {
    hover.markdown = rule_text(*rule, project.policy(path).profile());
    return hover;
  }
  if (cursor.place == JsonPlace::key) cursor.path.push_back(cursor.text);
  const std::string description = view->description(view->at(cursor.path));
  if (description.empty()) return std::nullopt;
  const std::string name = cursor.path.empty() || cursor.path.back() == kItem ? "" : cursor.path.back();
  hover.markdown = (name.empty() ? "" : "**" + plain(name) + "**\n\n") + plain(description);
  return hover;
}

Completion json_completion(engine::Project& project, const std::string& path, std::uint32_t offset) {
  const SchemaView* view = view_of(project, path);
  const auto document = view == nullptr ? std::nullopt : open_json(project, path);
  if (!document) return {};
  offset = std::min(offset, static_cast<std::uint32_t>(document->text().size()));
  const JsonCursor cursor = json_cursor_at(document->text(), offset);
  JsonItems items(project, path, document->id, cursor);
  Completion completion;
  if (cursor.place == JsonPlace::key) completion.items = items.keys(*view);
  if (cursor.place == JsonPlace::value) completion.items = items.words(*view);
  std::stable_sort(
      completion.items.begin(), completion.items.end(),
      [](const CompletionItem& a, const CompletionItem& b) { return a.sort_text < b.sort_text; });
  return completion;
}

std::vector<Link> json_links(engine::Project& project, const std::string& path) {
  const auto document = is_settings(path) ? open_json(project, path) : std::nullopt;
  Json json;
  if (!document || base::read_json(document->text(), json)) return {};
  std::vector<Link> links;
  for (const char* key : {"extends", "hierarchy"}) {
    const Json* value = json.find(key);
    if (value != nullptr) add_links(project, *value, source::folder_of(path), document->id, links);
  }
  std::sort(links.begin(), links.end(), [](const Link& a, const Link& b) { return a.range < b.range; });
  return links;
}

std::vector<Symbol> json_outline(engine::Project& project, const std::string& path) {
  const auto document = view_of(project, path) == nullptr ? std::nullopt : open_json(project, path);
  Json json;
  if (!document || base::read_json(document->text(), json)) return {};
  return symbols_of(json, document->id, 3);
}

}  // namespace iislint::editor
