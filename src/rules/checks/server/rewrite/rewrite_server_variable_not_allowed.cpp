#include "rules/checks/server/rewrite/rewrite_server_variable_not_allowed.h"

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

}  // namespace

// Rules of the server itself may set every variable.
void check(const RewriteServerVariableNotAllowed& rule, Reporter<RewriteServerVariableNotAllowed>& reporter) {
  const FileView& file = rule.file();
  const config::Hierarchy& hierarchy = file.hierarchy();
  const std::set<std::string> allowed =
      values_in_all_files(file, "system.webServer/rewrite/allowedServerVariables", "add", "name");
  const bool is_server_known = knows_server(file);
  for (const config::Layer& layer :
       hierarchy.sections(hierarchy.own_index(), "system.webServer/rewrite/rules")) {
    if (layer.place_length == 0 && file.kind() != schema::FileKind::web) continue;
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
