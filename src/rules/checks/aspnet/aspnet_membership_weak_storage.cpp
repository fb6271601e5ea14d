#include "rules/checks/aspnet/aspnet_membership_weak_storage.h"

#include <string>
#include <utility>

#include "base/text.h"
#include "rules/checks/support/reading.h"

namespace iislint::rules::checks {
namespace {

using Case = AspnetMembershipWeakStorage::Case;

void judge(const FileView& file, xml::NodeId provider, Reporter<AspnetMembershipWeakStorage>& reporter) {
  const xml::AttributeId id = file.document().find_attribute(provider, "passwordFormat");
  if (id == xml::kNone) return;
  const std::string format = text_of(file, id);
  const bool is_clear = base::equals_ignoring_case(format, "Clear");
  if (!is_clear && !base::equals_ignoring_case(format, "Encrypted")) return;
  AspnetMembershipWeakStorage::Finding finding;
  finding.at = anchor_of_attribute(file, provider, id);
  finding.args = {.format = format};
  reporter.report(is_clear ? Case::clear : Case::encrypted, std::move(finding));
}

}  // namespace

// The schema does not know the attributes of providers.
void check(const AspnetMembershipWeakStorage& rule, Reporter<AspnetMembershipWeakStorage>& reporter) {
  const FileView& file = rule.file();
  const xml::Document& document = file.document();
  xml::for_each_child_element(document, rule.element(), [&](xml::NodeId providers) {
    if (document.name(providers) != "providers") return;
    xml::for_each_child_element(document, providers, [&](xml::NodeId provider) {
      if (document.name(provider) == "add") judge(file, provider, reporter);
    });
  });
  for (const char* weak : {"SHA1", "MD5"}) {
    if (base::equals_ignoring_case(rule.hash().text, weak)) reporter.report(Case::hash);
  }
}

}  // namespace iislint::rules::checks
