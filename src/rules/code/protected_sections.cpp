// Sections and values that are encrypted: whether they are, and for which machine.
#include "base/word_list.h"
#include "rules/code/reading.h"
#include "rules/code_rules.h"
#include "schema/binding/config_path.h"
#include "xml/anchor.h"

namespace iislint::rules::code {
namespace {

constexpr std::string_view kProvider = "configProtectionProvider";

/// Calls `visit(element, attribute)` for each element that says by which provider it is encrypted.
template <typename Visit>
void for_each_protected(const RuleEvaluation& run, Visit&& visit) {
  const xml::Document& document = run.document();
  if (document.text().find(kProvider) == std::string_view::npos) return;
  for_each_attribute(document, [&](xml::NodeId element, xml::AttributeId id) {
    if (document.name(document.attribute(id)) == kProvider && !document.node(element).damaged)
      visit(element, id);
  });
}

/// Providers whose keys stay on the machine that made them.
bool is_machine_bound(std::string_view provider) {
  static constexpr std::string_view kProviders[] = {"AesProvider",
                                                    "IISWASOnlyAesProvider",
                                                    "IISWASOnlyRsaProvider",
                                                    "IISCngProvider",
                                                    "IISWASOnlyCngProvider",
                                                    "RsaProtectedConfigurationProvider",
                                                    "DataProtectionConfigurationProvider"};
  return base::has_word(kProviders, provider);
}

}  // namespace

void encrypted_section_malformed(RuleEvaluation& run) {
  const xml::Document& document = run.document();
  for_each_protected(run, [&](xml::NodeId element, xml::AttributeId id) {
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
    FindingArgs details;
    details.at = is_encrypted ? run.anchor_of_element(plain) : anchor_of_attribute(run, element, id);
    details.holes = {{"section", std::string(document.name(element))}};
    run.report(is_encrypted ? "mixed" : "plain", std::move(details));
  });
}

void encrypted_value_machine_bound(RuleEvaluation& run) {
  const auto report = [&](std::string_view variant, xml::NodeId element, xml::AttributeId id,
                          std::string_view provider) {
    FindingArgs details;
    details.at = anchor_of_attribute(run, element, id);
    details.holes = {{"provider", std::string(provider)}};
    run.report(variant, std::move(details));
  };
  for_each_protected(run, [&](xml::NodeId element, xml::AttributeId id) {
    const std::string provider = text_of(run, id);
    if (is_machine_bound(provider)) report("section", element, id, provider);
  });
  constexpr std::string_view kBegin = "[enc:";
  if (run.document().text().find(kBegin) == std::string_view::npos) return;
  for_each_attribute(run.document(), [&](xml::NodeId element, xml::AttributeId id) {
    const std::string value = text_of(run, id);
    if (!value.starts_with(kBegin) || value.ends_with("::enc]")) return;  // the latter encrypts nothing
    const std::string_view provider =
        std::string_view(value).substr(kBegin.size(), value.find(':', kBegin.size()) - kBegin.size());
    if (is_machine_bound(provider)) report("value", element, id, provider);
  });
}

}  // namespace iislint::rules::code
