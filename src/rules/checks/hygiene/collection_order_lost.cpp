#include "rules/checks/hygiene/collection_order_lost.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "rules/checks/hygiene/support/directives.h"
#include "schema/binding/location_path.h"

namespace iislint::rules::checks {
namespace {

using schema::Directive;

/// The last <add> of each collection.
class LastEntries {
 public:
  explicit LastEntries(const FileView& file) : file_(file) {}

  bool has_entry_behind(xml::NodeId clear) {
    const xml::Document& document = file_.document();
    const xml::NodeId collection = document.node(clear).parent;
    const auto [last, is_new] = last_.try_emplace(collection, 0);
    for (xml::NodeId entry = document.node(collection).first_child; is_new && entry != xml::kNone;
         entry = document.node(entry).next_sibling) {
      if (directive_of(file_, entry) == Directive::add) last->second = entry;
    }
    return last->second > clear;
  }

 private:
  const FileView& file_;
  std::unordered_map<xml::NodeId, xml::NodeId> last_;  // 0: there is none
};

}  // namespace

void check(const CollectionOrderLost& rule, Reporter<CollectionOrderLost>& reporter) {
  const FileView& file = rule.file();
  static constexpr std::string_view kOrdered[] = {"system.webServer/modules", "system.webServer/handlers",
                                                  "system.webServer/defaultDocument",
                                                  "system.webServer/security/authorization"};
  const xml::Document& document = file.document();
  LastEntries entries(file);
  for (xml::NodeId id = 1; id < document.nodes.size(); ++id) {
    if (directive_of(file, id) != Directive::clear) continue;
    const xml::NodeId section = section_of(file, id);
    if (section == xml::kNone) continue;
    const std::string_view path = file.binding().type(section)->section.path;
    if (std::find(std::begin(kOrdered), std::end(kOrdered), path) == std::end(kOrdered)) continue;
    if (is_outermost(file) && schema::location_of(document, id) == xml::kNone)
      continue;  // nothing is inherited
    if (!entries.has_entry_behind(id)) continue;
    CollectionOrderLost::Finding finding;
    finding.at = anchor_of_element(file, id);
    finding.args = {.section = std::string(document.name(section))};
    reporter.report(std::move(finding));
  }
}

}  // namespace iislint::rules::checks
