// Passwords that anybody reads who can read the file.
#include "base/text.h"
#include "rules/code/credentials.h"
#include "rules/code/secret_values.h"
#include "rules/code_rules.h"
#include "schema/binding/config_path.h"
#include "xml/anchor.h"

namespace iislint::rules::code {
namespace {

using schema::BindStatus;

bool is_redirection(const RuleEvaluation& run, xml::NodeId element) {
  return run.document().name(element) == "configurationRedirection";
}

}  // namespace

void plaintext_password_attribute(RuleEvaluation& run) {
  const schema::Binding& binding = run.config().binding();
  for_each_secret(run, [&](xml::NodeId element, xml::AttributeId id) {
    const schema::AttributeFact* fact = binding.fact(id);
    if (fact == nullptr || !fact->encrypted || binding.elements[element].standing != BindStatus::bound)
      return;
    if (is_redirection(run, element) || is_stand_in(text_of(run, id))) return;
    report_secret(run, "", element, id, {{"element", std::string(run.document().name(element))}});
  });
}

void connection_string_password(RuleEvaluation& run) {
  for_each_secret(run, [&](xml::NodeId element, xml::AttributeId id) {
    const auto logon = connection_of(run, element, id);
    if (!logon || is_stand_in(*logon->password)) return;
    const bool is_sa = base::equals_ignoring_case(logon->user, "sa") && !logon->needs_no_password;
    report_secret(run, logon->is_key ? "key" : is_sa ? "administrator" : "password", element, id);
  });
}

void connection_string_empty_password(RuleEvaluation& run) {
  for_each_secret(run, [&](xml::NodeId element, xml::AttributeId id) {
    const auto logon = connection_of(run, element, id);
    if (!logon || logon->is_key || logon->needs_no_password || logon->is_file) return;
    if (logon->password->empty() && !logon->user.empty()) report_secret(run, "", element, id);
  });
}

void known_default_credential(RuleEvaluation& run) {
  for_each_secret(run, [&](xml::NodeId element, xml::AttributeId id) {
    const std::string_view name = run.document().name(run.document().attribute(id));
    std::string user, password;
    if (const auto logon = connection_of(run, element, id)) {
      user = logon->user;
      password = *logon->password;
    } else if (base::equals_ignoring_case(name, "password") || base::equals_ignoring_case(name, "pwd")) {
      for (const char* known : {"userName", "username", "user", "name"}) {
        if (user.empty()) user = value_of(run, element, known);
      }
      password = text_of(run, id);
    }
    if (is_known_default(user, password)) report_secret(run, "", element, id);
  });
}

namespace {

/// Whether the password of <network> goes to the mail server in the clear: it is used, and nothing hides it.
bool is_sent_in_clear(const RuleEvaluation& run, xml::NodeId network) {
  const auto is_true = [&](std::string_view name) {
    return base::equals_ignoring_case(base::trim(value_of(run, network, name)), "true");
  };
  const std::string method = value_of(run, run.document().node(network).parent, "deliveryMethod");
  return (method.empty() || method == "Network") && !is_true("enableSsl") && !is_true("defaultCredentials");
}

}  // namespace

void smtp_password(RuleEvaluation& run) {
  const xml::Document& document = run.document();
  for_each_secret(run, [&](xml::NodeId element, xml::AttributeId id) {
    if (document.name(element) != "network" || !stands_in(run, element, "smtp")) return;
    if (document.name(document.attribute(id)) != "password" || is_stand_in(text_of(run, id))) return;
    report_secret(run, is_sent_in_clear(run, element) ? "stored-and-sent" : "stored", element, id);
  });
}

void config_redirection_plain_password(RuleEvaluation& run) {
  for_each_secret(run, [&](xml::NodeId element, xml::AttributeId id) {
    if (!is_redirection(run, element) || run.document().name(run.document().attribute(id)) != "password")
      return;
    if (!is_stand_in(text_of(run, id))) report_secret(run, "", element, id);
  });
}

// ---- addresses with a password in them

namespace {

bool is_proxy(const RuleEvaluation& run, xml::NodeId element) {
  return run.document().name(element) == "proxy" && stands_in(run, element, "defaultProxy");
}

void judge_addresses(RuleEvaluation& run, bool of_proxy) {
  for_each_secret(run, [&](xml::NodeId element, xml::AttributeId id) {
    if (is_proxy(run, element) == of_proxy && holds_address_with_password(text_of(run, id)))
      report_secret(run, "", element, id);
  });
}

/// <setting><value>https://…</value></setting>
void judge_texts(RuleEvaluation& run) {
  const xml::Document& document = run.document();
  const auto& secrets = run.config().binding().secrets;
  if (secrets.empty()) return;
  for (const xml::Node& node : document.nodes) {
    if (node.kind != xml::NodeKind::text && node.kind != xml::NodeKind::cdata) continue;
    if (node.parent == xml::kNone || node.parent == 0 || !xml::touches(secrets, node.begin, node.end))
      continue;
    const std::string_view text = base::trim(document.text().substr(node.begin, node.end - node.begin));
    if (!holds_address_with_password(text)) continue;
    const auto begin = static_cast<std::uint32_t>(text.data() - document.text().data());
    FindingArgs details;
    details.at = Anchor{document.span(begin, begin + static_cast<std::uint32_t>(text.size())),
                        schema::key_path(document, run.config().binding(), node.parent), std::nullopt};
    details.holes = {{"attribute", "<" + std::string(document.name(node.parent)) + ">"}};
    run.report("", std::move(details));
  }
}

}  // namespace

void network_credential_proxy(RuleEvaluation& run) {
  judge_addresses(run, true);
}

void secret_in_uri(RuleEvaluation& run) {
  judge_addresses(run, false);
  judge_texts(run);
}

}  // namespace iislint::rules::code
