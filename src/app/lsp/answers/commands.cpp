#include "app/lsp/answers/commands.h"

#include "app/lsp/protocol/json_access.h"
#include "editor/hover.h"
#include "editor/texts/markdown.h"
#include "editor/texts/place_texts.h"
#include "engine/explain_value.h"
#include "engine/policy/rule_ids.h"
#include "report/pages/rule_page.h"
#include "report/uri.h"
#include "rules/table/rule_set.h"
#include "source/paths.h"

namespace iislint::lsp {
namespace {

using base::Json;
using base::JsonKind;
using editor::code;
using editor::plain;

const Json* argument(const Json& params, std::size_t number) {
  const Json* all = at(params, {"arguments"});
  const bool is_there = all != nullptr && all->is(JsonKind::array) && number < all->items.size();
  return is_there ? &all->items[number] : nullptr;
}

const std::string* text_argument(const Json& params, std::size_t number) {
  const Json* found = argument(params, number);
  return found != nullptr && found->is(JsonKind::string) ? &found->string : nullptr;
}

Failure failed(std::string message) {
  return {ErrorCode::request_failed, std::move(message)};
}

/// The rules there are for files in the folders: users' own among them.
std::vector<const rules::RuleSet*> rule_sets(const Context& context) {
  engine::Project& project = context.workspace.project();
  std::vector<const rules::RuleSet*> sets;
  for (const std::string& folder : context.workspace.folders())
    sets.push_back(&project.policy(source::join(folder, "web.config")).rules());
  for (const auto& [path, document] : context.workspace.documents())
    sets.push_back(&project.policy(path).rules());
  if (sets.empty()) sets.push_back(&rules::RuleSet::builtin());
  return sets;
}

const diag::RuleInfo* find_rule(const Context& context, const std::string& id) {
  for (const rules::RuleSet* set : rule_sets(context)) {
    if (const diag::RuleInfo* rule = set->find(id)) return rule;
  }
  return nullptr;
}

Answer explain_rule(const Context& context, const Json& params) {
  const std::string* id = text_argument(params, 0);
  if (id == nullptr) return invalid_params("iislint.explainRule takes the id of a rule");
  if (const diag::RuleInfo* rule = find_rule(context, *id)) return quoted(report::rule_as_markdown(*rule));
  const auto error = engine::check_rule_id(*id, rule_sets(context));
  return failed(error ? error->message : "there is no rule '" + *id + "'");
}

std::string line_of(const editor::PlaceTexts& places, const engine::WrittenValue& written,
                    std::string_view role) {
  std::string line =
      "- " + std::string(role) + " " + code(written.text) + " " + places.markdown(written.span);
  if (!written.remark.empty()) line += " " + plain(written.remark);
  return line + "\n";
}

std::string markdown_of(const editor::PlaceTexts& places, const engine::ValueExplanation& value) {
  std::string text = "**" + plain(value.setting) + "**";
  if (!value.place.empty()) text += " at " + code(value.place);
  text += "\n\n";
  bool is_settled = false;
  for (auto each = value.writers.rbegin(); each != value.writers.rend(); ++each) {
    const bool counts = !each->is_refused && !is_settled;
    is_settled = is_settled || counts;
    text += line_of(places, *each, each->is_refused ? "refused" : counts ? "in force" : "overridden");
  }
  if (value.default_value)
    text += std::string("- ") + (is_settled ? "default" : "in force, the default") + " " +
            code(*value.default_value) + "\n";
  if (!value.documentation.empty()) text += "\n" + plain(value.documentation) + "\n";
  if (!value.lock.empty()) text += "\n" + plain(value.lock) + "\n";
  for (const engine::WrittenValue& lock : value.locks)
    text += line_of(places, lock, "locked by");
  return text;
}

Answer effective_value(const Context& context, const Json& params) {
  const std::string* uri = text_argument(params, 0);
  const Json* where = argument(params, 1);
  if (uri == nullptr || where == nullptr)
    return invalid_params("iislint.effectiveValue takes a document and a position or a setting");
  engine::Project& project = context.workspace.project();
  if (where->is(JsonKind::string)) {
    const std::string path = context.workspace.path_of(*uri);
    const auto value = engine::explain_value(project, path, where->string);
    if (!value) return failed(value.error().message);
    const editor::PlaceNames names = context.place_names();
    return quoted(markdown_of(editor::PlaceTexts(project, path, names), *value));
  }
  const auto position = position_in(where);
  const Document* document = context.workspace.find(*uri);
  if (!position || document == nullptr) return failed("the document is not open");
  const auto hover = editor::hover(project, document->path(), document->offset(*position, context.encoding),
                                   context.place_names());
  return hover ? quoted(hover->markdown) : "null";
}

}  // namespace

std::string page_of_rule(const Context& context, const Json& params) {
  const std::string* id = text_argument(params, 0);
  const diag::RuleInfo* rule = id == nullptr ? nullptr : find_rule(context, *id);
  return rule != nullptr && report::is_web_address(rule->url) ? std::string(rule->url) : std::string();
}

Answer answer_command(const Context& context, const Json& params) {
  const std::string* command = text_at(params, {"command"});
  if (command == nullptr) return invalid_params("workspace/executeCommand needs a command");
  if (*command == kExplainRule) return explain_rule(context, params);
  if (*command == kEffectiveValue) return effective_value(context, params);
  if (*command == kOpenRulePage) {
    const std::string page = page_of_rule(context, params);
    return page.empty() ? Answer(failed("the rule has no page")) : Answer(quoted(page));
  }
  if (*command == kShowPlaces) return "null";
  return invalid_params("there is no command '" + *command + "'");
}

}  // namespace iislint::lsp
