#include "rules/checks/secrets/smtp_password.h"

#include <string>
#include <string_view>

#include "base/text.h"
#include "rules/checks/secrets/support/credentials.h"
#include "rules/checks/secrets/support/secret_values.h"
#include "rules/checks/support/reading.h"

namespace iislint::rules::checks {
namespace {

using Case = SmtpPassword::Case;

/// Whether the password of <network> goes to the mail server in the clear: it is used, and nothing hides it.
bool is_sent_in_clear(const FileView& file, xml::NodeId network) {
  const auto is_true = [&](std::string_view name) {
    return base::equals_ignoring_case(base::trim(value_of(file, network, name)), "true");
  };
  const std::string method = value_of(file, file.document().node(network).parent, "deliveryMethod");
  return (method.empty() || method == "Network") && !is_true("enableSsl") && !is_true("defaultCredentials");
}

}  // namespace

void check(const SmtpPassword& rule, Reporter<SmtpPassword>& reporter) {
  const FileView& file = rule.file();
  const xml::Document& document = file.document();
  for_each_secret(file, [&](xml::NodeId element, xml::AttributeId id) {
    if (document.name(element) != "network" || !stands_in(file, element, "smtp")) return;
    if (document.name(document.attribute(id)) != "password" || is_stand_in(text_of(file, id))) return;
    reporter.report(is_sent_in_clear(file, element) ? Case::stored_and_sent : Case::stored,
                    {secret_finding(file, element, id), {.attribute = name_of(file, id)}});
  });
}

}  // namespace iislint::rules::checks
