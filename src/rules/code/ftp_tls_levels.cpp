// What siteDefaults demands of TLS, and what a site makes of it.
#include <algorithm>

#include "config/site_bindings.h"
#include "rules/code_rules.h"
#include "rules/evaluation/rule_evaluation.h"

namespace iislint::rules::code {
namespace {

using config::Origin;
using config::Value;

constexpr std::int64_t kRequire = 1;  // SslRequire, of both policies

/// The numbers of the words are not in order: SslRequireCredentialsOnly and SslDeny are both 2.
int strength_of(std::string_view word) {
  if (word == "SslDeny") return 0;
  if (word == "SslAllow") return 1;
  return word == "SslRequireCredentialsOnly" ? 2 : 3;
}

/// The word that a policy is written for, which may be its number.
std::string_view word_of(const Value& policy) {
  for (const schema::Word& word : policy.fact->value->words) {
    if (word.number == policy.number) return word.name;
  }
  return {};
}

/// Whether clients from elsewhere come to a binding on which the policy is asked: on port 990 the control
/// channel begins with TLS whatever it says.
bool is_exposed(const RuleEvaluation& run, xml::NodeId site, std::string_view policy) {
  const auto bindings = config::site_bindings({&run.document(), &run.binding(), site});
  return std::any_of(bindings.begin(), bindings.end(), [&](const config::SiteBinding& binding) {
    if (binding.protocol != "ftp") return false;
    if (!binding.address) return true;
    return !binding.address->is_loopback() && (policy != "control" || binding.address->port != 990);
  });
}

/// How the FTP sites stand to a policy of siteDefaults.
struct Heirs {
  Value policy;  // of siteDefaults; written nowhere when it has none
  std::size_t inheriting = 0;
  std::size_t hidden = 0;  // inherit it, but no client from outside meets it
  std::size_t overriding = 0;
};

Heirs heirs_of(const RuleEvaluation& run, std::string_view name) {
  Heirs heirs;
  config::SiteView view(run.config());
  heirs.policy = view.value_above(run.slot(name));
  for (const config::EffectiveConfig::Site& site : run.config().sites()) {
    view.load(site.element);
    if (!site.is_ftp && !run.config().bindings_may_be_lost(site.element)) continue;
    if (view.value(run.slot(name)).origin == Origin::written) {
      ++heirs.overriding;
    } else {
      ++(site.is_ftp && !is_exposed(run, site.element, name) ? heirs.hidden : heirs.inheriting);
    }
  }
  return heirs;
}

}  // namespace

// Where a site inherits the policy, the rules about that site speak, at the same place.
void ftp_tls_defaults_not_required(RuleEvaluation& run) {
  for (const std::string_view name : {"control", "data"}) {
    const Heirs heirs = heirs_of(run, name);
    if (!heirs.policy.is_known() || !heirs.policy.is_written() || heirs.policy.number == kRequire) continue;
    if (heirs.inheriting != 0) continue;
    FindingArgs details;
    details.at = run.anchor_of(heirs.policy);
    details.holes = {{"attribute", std::string(heirs.policy.fact->name)},
                     {"word", std::string(word_of(heirs.policy))}};
    run.report(heirs.overriding == 0 || heirs.hidden != 0 ? "nobody-yet" : "overridden", std::move(details));
  }
}

void ftp_tls_weaker_than_defaults(RuleEvaluation& run) {
  for (const std::string_view name : {"control", "data"}) {
    const Value& own = run.value(name);
    const Value above = run.site().value_above(run.slot(name));
    if (own.origin != Origin::written || !above.is_known() || !above.is_written()) continue;
    if (strength_of(word_of(own)) >= strength_of(word_of(above))) continue;
    FindingArgs details;
    details.at = run.anchor_of(own);
    details.related.push_back({"siteDefaults sets it here", run.anchor_of(above).span});
    details.holes = {{"attribute", std::string(own.fact->name)},
                     {"word", std::string(word_of(own))},
                     {"above", std::string(word_of(above))}};
    run.report("", std::move(details));
  }
}

}  // namespace iislint::rules::code
