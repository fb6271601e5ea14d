#include "rules/checks/hygiene/add_then_clear.h"

#include <string>
#include <utility>
#include <vector>

#include "rules/checks/hygiene/support/directives.h"
#include "xml/anchor.h"

namespace iislint::rules::checks {
namespace {

using Case = AddThenClear::Case;
using schema::Directive;

}  // namespace

void check(const AddThenClear& rule, Reporter<AddThenClear>& reporter) {
  const FileView& file = rule.file();
  const xml::Document& document = file.document();
  for (xml::NodeId id = 1; id < document.nodes.size(); ++id) {
    if (directive_of(file, id) != Directive::clear) continue;
    std::vector<xml::NodeId> lost;
    const xml::NodeId collection = document.node(id).parent;
    for (xml::NodeId entry = document.node(collection).first_child; entry != id;
         entry = document.node(entry).next_sibling) {
      if (directive_of(file, entry) == Directive::clear) lost.clear();  // has had its own word
      if (directive_of(file, entry) == Directive::add) lost.push_back(entry);
    }
    if (lost.empty()) continue;
    AddThenClear::Finding finding{finding_at(file, id, lost.front()), {}};
    finding.related.push_back({"this <clear> discards it", xml::name_of(document, id)});
    finding.args = {.count = std::to_string(lost.size())};
    diag::Fix fix{"Remove the discarded entries", diag::FixSafety::safe, {}};
    for (const xml::NodeId entry : lost)
      fix.edits.push_back({xml::whole_of(document, entry), std::string()});
    if (!document.node(collection).damaged) finding.fixes.push_back(std::move(fix));
    reporter.report(lost.size() == 1 ? Case::one : Case::several, std::move(finding));
  }
}

}  // namespace iislint::rules::checks
