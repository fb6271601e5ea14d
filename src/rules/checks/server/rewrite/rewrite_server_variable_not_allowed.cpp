#include "rules/checks/server/rewrite/rewrite_server_variable_not_allowed.h"

#include <cstddef>
#include <set>
#include <string>
#include <utility>

#include "base/text.h"
#include "rules/checks/server/support/handler_entries.h"
#include "rules/checks/support/known_server.h"
#include "rules/checks/support/reading.h"

namespace iislint::rules::checks {
namespace {

using Case = RewriteServerVariableNotAllowed::Case;

/// The variables that rules below the server may set, in lower case, at whatever place a file allows them.
std::set<std::string> allowed_in(const FileView& file) {
  std::set<std::string> names;
  const config::Hierarchy& hierarchy = file.hierarchy();
  for (std::size_t level = 0; level < hierarchy.levels().size(); ++level) {
    const config::HierarchyFile& one = hierarchy.levels()[level];
    for (const config::Layer& layer :
         hierarchy.sections(level, "system.webServer/rewrite/allowedServerVariables")) {
      for (const config::ElementRef& entry :
           config::elements_below({one.document, one.binding, layer.element}, "add"))
        names.insert(base::lower(text_of_entry(entry, "name")));
    }
  }
  return names;
}

}  // namespace

// Rules of the server itself may set every variable.
void check(const RewriteServerVariableNotAllowed& rule, Reporter<RewriteServerVariableNotAllowed>& reporter) {
  const FileView& file = rule.file();
  const config::Hierarchy& hierarchy = file.hierarchy();
  const std::set<std::string> allowed = allowed_in(file);
  const bool is_server_known = knows_server(file);
  for (const config::Layer& layer :
       hierarchy.sections(hierarchy.own_index(), "system.webServer/rewrite/rules")) {
    if (layer.place.empty() && file.kind() != schema::FileKind::web) continue;
    const config::ElementRef rules{&file.document(), &file.binding(), layer.element};
    for (const config::ElementRef& set : config::elements_below(rules, "rule/serverVariables/set")) {
      const std::string name = text_of_entry(set, "name");
      if (name.empty() || has_token(name) || allowed.count(base::lower(name)) != 0) continue;
      RewriteServerVariableNotAllowed::Finding finding;
      finding.at = anchor_of_attribute(file, set.element, "name");
      finding.args = {.variable = name};
      reporter.report(is_server_known ? Case::with_server : Case::alone, std::move(finding));
    }
  }
}

}  // namespace iislint::rules::checks
