#include "rules/checks/hygiene/add_then_clear.h"

#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "rules/checks/hygiene/support/directives.h"
#include "xml/anchor.h"

namespace iislint::rules::checks {
namespace {

using Case = AddThenClear::Case;
using schema::Directive;

/// What each <clear> throws away: the entries behind the one before it, which has had its own word.
class LostEntries {
 public:
  explicit LostEntries(const FileView& file) : file_(file) {}

  /// To be asked in the order of the file.
  std::vector<xml::NodeId> before(xml::NodeId clear) {
    const xml::Document& document = file_.document();
    const xml::NodeId collection = document.node(clear).parent;
    const auto next = next_.try_emplace(collection, document.node(collection).first_child).first;
    std::vector<xml::NodeId> lost;
    for (xml::NodeId entry = next->second; entry != clear; entry = document.node(entry).next_sibling) {
      if (directive_of(file_, entry) == Directive::add) lost.push_back(entry);
    }
    next->second = document.node(clear).next_sibling;
    return lost;
  }

 private:
  const FileView& file_;
  std::unordered_map<xml::NodeId, xml::NodeId> next_;  // by collection: behind its last <clear> so far
};

}  // namespace

void check(const AddThenClear& rule, Reporter<AddThenClear>& reporter) {
  const FileView& file = rule.file();
  const xml::Document& document = file.document();
  LostEntries entries(file);
  for (xml::NodeId id = 1; id < document.nodes.size(); ++id) {
    if (directive_of(file, id) != Directive::clear) continue;
    const std::vector<xml::NodeId> lost = entries.before(id);
    if (lost.empty()) continue;
    AddThenClear::Finding finding{finding_at(file, id, lost.front()), {}};
    finding.related.push_back({"this <clear> discards it", xml::name_of(document, id)});
    finding.args = {.count = std::to_string(lost.size())};
    diag::Fix fix{"Remove the discarded entries", diag::FixSafety::safe, {}};
    for (const xml::NodeId entry : lost)
      fix.edits.push_back({xml::whole_of(document, entry), std::string()});
    if (!document.node(document.node(id).parent).damaged) finding.fixes.push_back(std::move(fix));
    reporter.report(lost.size() == 1 ? Case::one : Case::several, std::move(finding));
  }
}

}  // namespace iislint::rules::checks
