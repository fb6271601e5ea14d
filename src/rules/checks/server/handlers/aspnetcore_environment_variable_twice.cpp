#include "rules/checks/server/handlers/aspnetcore_environment_variable_twice.h"

#include <map>
#include <string>
#include <utility>

#include "base/text.h"
#include "rules/checks/aspnet/support/elements.h"

namespace iislint::rules::checks {

void check(const AspnetcoreEnvironmentVariableTwice& rule,
           Reporter<AspnetcoreEnvironmentVariableTwice>& reporter) {
  const FileView& file = rule.file();
  const xml::Document& document = file.document();
  for_each_at(file, "system.webServer/aspNetCore/environmentVariables", [&](xml::NodeId list) {
    std::map<std::string, xml::NodeId> first;
    xml::for_each_child_element(document, list, [&](xml::NodeId entry) {
      const xml::AttributeId id = document.find_attribute(entry, "name");
      if (id == xml::kNone || document.name(entry) != "environmentVariable") return;
      const std::string name = text_of(file, id);
      const auto [other, is_new] = first.try_emplace(base::lower(name), entry);
      if (is_new || has_token(name)) return;
      AspnetcoreEnvironmentVariableTwice::Finding finding;
      finding.at = anchor_of_attribute(file, entry, id);
      finding.args = {.name = name};
      finding.related.push_back({"it is set here first", span_of(file, other->second, "name")});
      reporter.report(std::move(finding));
    });
  });
}

}  // namespace iislint::rules::checks
