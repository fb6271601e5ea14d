#include "rules/checks/aspnet/assembly_version_malformed.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "rules/checks/aspnet/support/assembly_versions.h"
#include "rules/checks/aspnet/support/elements.h"

namespace iislint::rules::checks {
namespace {

using Case = AssemblyVersionMalformed::Case;

std::optional<Case> problem_of_version(std::string_view text) {
  return assembly_version(text) ? std::nullopt : std::optional(Case::version);
}

std::optional<Case> problem_of_range(std::string_view text) {
  const auto range = assembly_versions(text);
  if (!range) return Case::range;
  return range->second < range->first ? std::optional(Case::backwards) : std::nullopt;
}

class Attributes {
 public:
  Attributes(const FileView& file, Reporter<AssemblyVersionMalformed>& reporter)
      : file_(file), reporter_(reporter) {}

  void judge(xml::NodeId element, const char* name, std::optional<Case> (*problem_of)(std::string_view)) {
    const xml::AttributeId id = file_.document().find_attribute(element, name);
    if (id == xml::kNone || has_token(text_of(file_, id))) return;
    const std::optional<Case> problem = problem_of(text_of(file_, id));
    if (!problem) return;
    AssemblyVersionMalformed::Finding finding;
    finding.at = anchor_of_attribute(file_, element, id);
    finding.args = {.attribute = name};
    reporter_.report(*problem, std::move(finding));
  }

 private:
  const FileView& file_;
  Reporter<AssemblyVersionMalformed>& reporter_;
};

}  // namespace

void check(const AssemblyVersionMalformed& rule, Reporter<AssemblyVersionMalformed>& reporter) {
  const FileView& file = rule.file();
  Attributes attributes(file, reporter);
  for_each_at(file, "runtime/assemblyBinding/dependentAssembly/bindingRedirect", [&](xml::NodeId element) {
    attributes.judge(element, "oldVersion", problem_of_range);
    attributes.judge(element, "newVersion", problem_of_version);
  });
  for_each_at(file, "runtime/assemblyBinding/dependentAssembly/codeBase",
              [&](xml::NodeId element) { attributes.judge(element, "version", problem_of_version); });
}

}  // namespace iislint::rules::checks
