#include "rules/checks/hygiene/encrypted_section_malformed.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "rules/checks/hygiene/support/protected_elements.h"

namespace iislint::rules::checks {
namespace {

using Case = EncryptedSectionMalformed::Case;

/// Whether IIS itself reads what is in the element, and not .NET.
bool is_read_by_iis(const xml::Document& document, xml::NodeId element) {
  static constexpr std::string_view kGroups[] = {"system.webServer", "system.ftpServer",
                                                 "system.applicationHost"};
  for (xml::NodeId id = element; id != 0 && id != xml::kNone; id = document.node(id).parent) {
    if (std::find(std::begin(kGroups), std::end(kGroups), document.name(id)) != std::end(kGroups))
      return true;
  }
  return false;
}

bool holds_cipher(const xml::Document& document, xml::NodeId encrypted) {
  bool is_there = false;
  xml::for_each_child_element(document, encrypted, [&](xml::NodeId data) {
    if (document.name(data) != "CipherData") return;
    xml::for_each_child_element(document, data, [&](xml::NodeId value) {
      const std::string_view name = document.name(value);
      is_there = is_there || name == "CipherValue" || name == "CipherReference";
    });
  });
  return is_there;
}

/// The children of an element that says by which provider it is encrypted.
struct Content {
  xml::NodeId plain = xml::kNone;  ///< the first one that is not encrypted
  bool is_encrypted = false;
  bool has_cipher = false;
};

Content content_of(const xml::Document& document, xml::NodeId element) {
  Content content;
  xml::for_each_child_element(document, element, [&](xml::NodeId child) {
    if (document.name(child) == "EncryptedData") {
      content.is_encrypted = true;
      content.has_cipher = content.has_cipher || holds_cipher(document, child);
    } else if (content.plain == xml::kNone) {
      content.plain = child;
    }
  });
  return content;
}

}  // namespace

void check(const EncryptedSectionMalformed& rule, Reporter<EncryptedSectionMalformed>& reporter) {
  const FileView& file = rule.file();
  const xml::Document& document = file.document();
  for_each_protected(file, [&](xml::NodeId element, xml::AttributeId id) {
    const Content content = content_of(document, element);
    const bool is_native = is_read_by_iis(document, element);
    const bool is_mixed = content.is_encrypted && content.plain != xml::kNone;
    if (!is_native && content.has_cipher && !is_mixed) return;
    EncryptedSectionMalformed::Finding finding;
    finding.at = is_mixed && !is_native ? anchor_of_element(file, content.plain)
                                        : anchor_of_attribute(file, element, id);
    finding.args = {.section = std::string(document.name(element))};
    const Case is_about = is_native               ? Case::native
                          : !content.is_encrypted ? Case::plain
                          : is_mixed              ? Case::mixed
                                                  : Case::empty;
    reporter.report(is_about, std::move(finding));
  });
}

}  // namespace iislint::rules::checks
