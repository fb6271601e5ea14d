#include "rules/checks/secrets/secret_in_uri.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "base/text.h"
#include "rules/checks/secrets/support/credentials.h"
#include "rules/checks/secrets/support/secret_values.h"
#include "rules/checks/support/reading.h"
#include "schema/binding/config_path.h"
#include "xml/anchor.h"

namespace iislint::rules::checks {
namespace {

/// <setting><value>https://…</value></setting>
void judge_texts(const SecretInUri& rule, Reporter<SecretInUri>& reporter) {
  const xml::Document& document = rule.file().document();
  const auto& secrets = rule.file().binding().secrets;
  if (secrets.empty()) return;
  for (const xml::Node& node : document.nodes) {
    if (node.kind != xml::NodeKind::text && node.kind != xml::NodeKind::cdata) continue;
    if (node.parent == xml::kNone || node.parent == 0 || !xml::touches(secrets, node.begin, node.end))
      continue;
    const std::string_view text = base::trim(document.text().substr(node.begin, node.end - node.begin));
    if (!holds_address_with_password(text)) continue;
    const auto begin = static_cast<std::uint32_t>(text.data() - document.text().data());
    SecretInUri::Finding finding;
    finding.at = Anchor{document.span(begin, begin + static_cast<std::uint32_t>(text.size())),
                        schema::key_path(document, rule.file().binding(), node.parent), std::nullopt};
    finding.args = {.attribute = "<" + std::string(document.name(node.parent)) + ">"};
    reporter.report(std::move(finding));
  }
}

}  // namespace

void check(const SecretInUri& rule, Reporter<SecretInUri>& reporter) {
  const FileView& file = rule.file();
  for_each_secret(file, [&](xml::NodeId element, xml::AttributeId id) {
    if (!is_proxy(file, element) && holds_address_with_password(text_of(file, id)))
      reporter.report({secret_finding(file, element, id), {.attribute = name_of(file, id)}});
  });
  judge_texts(rule, reporter);
}

}  // namespace iislint::rules::checks
