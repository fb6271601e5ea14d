#include "rules/checks/hygiene/encrypted_section_malformed.h"

#include <string>
#include <utility>

#include "rules/checks/hygiene/support/protected_elements.h"

namespace iislint::rules::checks {

void check(const EncryptedSectionMalformed& rule, Reporter<EncryptedSectionMalformed>& reporter) {
  using Case = EncryptedSectionMalformed::Case;
  const FileView& file = rule.file();
  const xml::Document& document = file.document();
  for_each_protected(file, [&](xml::NodeId element, xml::AttributeId id) {
    xml::NodeId plain = xml::kNone;
    bool is_encrypted = false;
    xml::for_each_child_element(document, element, [&](xml::NodeId child) {
      if (document.name(child) == "EncryptedData") {
        is_encrypted = true;
      } else if (plain == xml::kNone) {
        plain = child;
      }
    });
    if (is_encrypted && plain == xml::kNone) return;
    EncryptedSectionMalformed::Finding finding;
    finding.at = is_encrypted ? anchor_of_element(file, plain) : anchor_of_attribute(file, element, id);
    finding.args = {.section = std::string(document.name(element))};
    reporter.report(is_encrypted ? Case::mixed : Case::plain, std::move(finding));
  });
}

}  // namespace iislint::rules::checks
