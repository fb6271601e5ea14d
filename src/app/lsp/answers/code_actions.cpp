#include "app/lsp/answers/code_actions.h"

#include <algorithm>
#include <map>
#include <set>

#include "app/lsp/answers/commands.h"
#include "app/lsp/answers/diagnostics.h"
#include "app/lsp/answers/edits.h"
#include "app/lsp/protocol/json_access.h"
#include "engine/fixing/fixer.h"
#include "engine/suppression/suppressing_comment.h"
#include "fix/choice.h"
#include "report/uri.h"

namespace iislint::lsp {
namespace {

using base::Json;
using base::JsonWriter;
using diag::Diagnostic;
using diag::FixSafety;
using Layout = JsonWriter::Layout;

/// Whether the client wants that kind: it names the kind itself, or what it is a part of.
bool wants(const Json& params, std::string_view kind) {
  const Json* only = at(params, {"context", "only"});
  if (only == nullptr || !only->is(base::JsonKind::array)) return kind == kQuickFix;
  const auto kinds = texts_at(params, {"context", "only"});
  return std::any_of(kinds.begin(), kinds.end(), [&](const std::string& wanted) {
    return wanted.empty() || kind == wanted || kind.starts_with(wanted + ".");
  });
}

std::vector<diag::Edit> edits_of(const std::vector<fix::Choice>& choices) {
  std::vector<diag::Edit> edits;
  for (const fix::Choice& choice : choices)
    edits.insert(edits.end(), choice.fix->edits.begin(), choice.fix->edits.end());
  return edits;
}

class ActionWriter {
 public:
  ActionWriter(JsonWriter& json, Places& places, const Client& client)
      : json_(json), places_(places), client_(client) {}

  void write(const std::string& title, std::string_view kind, const Diagnostic* finding,
             const std::vector<diag::Edit>& edits, bool is_preferred = false) {
    begin(title, kind, finding);
    if (is_preferred && client_.takes_preferred) json_.key("isPreferred").boolean(true);
    write_workspace_edit(json_.key("edit"), places_, client_, edits);
    json_.end_object();
  }

  void write_command(const std::string& title, const Diagnostic& finding, std::string_view command) {
    begin(title, kQuickFix, &finding);
    json_.key("command").begin_object(Layout::one_line).key("title").string(title);
    json_.key("command").string(command).key("arguments").begin_array(Layout::one_line);
    json_.string(finding.rule_id).end_array().end_object().end_object();
  }

 private:
  void begin(const std::string& title, std::string_view kind, const Diagnostic* finding) {
    json_.begin_object(Layout::one_line).key("title").string(title).key("kind").string(kind);
    if (finding == nullptr) return;
    json_.key("diagnostics").begin_array(Layout::one_line);
    write_diagnostic(json_, places_, client_, *finding);
    json_.end_array();
  }

  JsonWriter& json_;
  Places& places_;
  const Client& client_;
};

/// What is offered for one document.
class Offers {
 public:
  Offers(const Context& context, const Document& document, Places& places, ActionWriter& writer)
      : client_(context.client),
        document_(document),
        places_(places),
        writer_(writer),
        report_(places.project().check(document.path())) {}

  void write_quick_fixes(std::uint32_t begin, std::uint32_t end) {
    for (const Diagnostic& finding : report_.findings) {
      const bool is_here =
          finding.span.file == report_.file && finding.span.begin <= end && finding.span.end >= begin;
      if (is_here) here_.push_back(&finding);
    }
    for (const Diagnostic* finding : here_)
      write_fixes(*finding);
    for (const Diagnostic* finding : here_)
      write_rule_fix(*finding);
    for (const Diagnostic* finding : here_)
      write_rest(*finding);
  }

  /// The safe ones, each proved; the project is as before when it is done.
  void write_fix_all() {
    engine::Analysis found;
    found.diagnostics = report_.findings;
    const std::string path = document_.path(), bytes = document_.bytes();
    engine::Project& project = places_.project();
    const source::FileId file = report_.file;
    const engine::Fixing fixing = engine::fix_files(project, EmptyReader(), {{path, bytes}}, found, false);
    project.update(path, bytes);
    project.check(path);
    if (fixing.files.empty()) return;
    const auto before = source::decode(bytes).text, after = source::decode(fixing.files.front().after).text;
    const std::size_t count = fixing.files.front().fixed;
    writer_.write("Fix " + std::to_string(count) + (count == 1 ? " iislint finding" : " iislint findings"),
                  kFixAll, nullptr, {difference(file, before, after)});
  }

 private:
  /// All files that are fixed are given as they are.
  static const source::MemoryReader& EmptyReader() {
    static const source::MemoryReader nothing(std::map<std::string, std::string>{});
    return nothing;
  }

  void write_fixes(const Diagnostic& finding) {
    bool is_first = true;
    for (const diag::Fix& fix : finding.fixes) {
      writer_.write(fix.title, kQuickFix, &finding, fix.edits, is_first && fix.safety == FixSafety::safe);
      is_first = false;
    }
  }

  void write_rule_fix(const Diagnostic& finding) {
    if (finding.fixes.empty() || !fixed_rules_.insert(finding.rule_id).second) return;
    const FixSafety safety = finding.fixes.front().safety;
    const auto choices = fix::choose(report_.findings, safety, [&](const fix::Choice& choice) {
      return choice.finding->rule_id == finding.rule_id;
    });
    if (choices.size() < 2) return;
    writer_.write("Fix all " + std::to_string(choices.size()) + " findings of " +
                      std::string(finding.rule_id) + " in this file",
                  kQuickFix, &finding, edits_of(choices));
  }

  void write_rest(const Diagnostic& finding) {
    if (!offered_rules_.insert(finding.rule_id).second) return;
    const engine::ParsedFile* parsed = places_.project().files().kept(report_.file);
    const auto comment = parsed == nullptr ? std::nullopt : engine::suppressing_comment(*parsed, finding);
    if (comment)
      writer_.write("Suppress " + std::string(finding.rule_id) + " here, with a reason", kQuickFix, &finding,
                    {*comment});
    const bool has_page = finding.rule != nullptr && report::is_web_address(finding.rule->url);
    if (has_page && client_.shows_documents)
      writer_.write_command("Open the documentation of " + std::string(finding.rule_id), finding,
                            kOpenRulePage);
  }

  const Client& client_;
  const Document& document_;
  Places& places_;
  ActionWriter& writer_;
  const engine::FileReport report_;  // a copy: fixing checks other texts
  std::vector<const Diagnostic*> here_;
  std::set<std::string_view> fixed_rules_, offered_rules_;
};

}  // namespace

Answer answer_code_actions(const Context& context, const Json& params) {
  const Document* document = document_in(context, params);
  const auto range = range_in(at(params, {"range"}));
  if (!range) return invalid_params("textDocument/codeAction needs a range");
  if (document == nullptr || !context.client.takes_action_literals ||
      context.workspace.role(*document) != DocumentRole::configuration)
    return "[]";
  Places places = context.places();
  return json_of([&](JsonWriter& json) {
    json.begin_array(Layout::one_line);
    ActionWriter writer(json, places, context.client);
    Offers offers(context, *document, places, writer);
    if (wants(params, kQuickFix))
      offers.write_quick_fixes(document->offset(range->start, context.encoding),
                               document->offset(range->end, context.encoding));
    if (wants(params, kFixAll)) offers.write_fix_all();
    json.end_array();
  });
}

}  // namespace iislint::lsp
