// One server certificate that is looked for in two stores.
#include <map>

#include "base/text.h"
#include "rules/code_rules.h"
#include "rules/evaluation/rule_evaluation.h"
#include "values/thumbprint.h"

namespace iislint::rules::code {
namespace {

using config::Value;

/// What one site says of its certificate.
struct Use {
  std::string site;
  Value store;
};

/// The uses of each certificate by FTP sites, by its digits.
std::map<std::string, std::vector<Use>> uses_by_hash(const RuleEvaluation& run) {
  std::map<std::string, std::vector<Use>> result;
  config::SiteView view(run.config());
  for (const config::EffectiveConfig::Site& site : run.config().sites()) {
    if (!site.is_ftp) continue;
    view.load(site.element);
    const Value& hash = view.value(run.slot("hash"));
    const Value& store = view.value(run.slot("store"));
    if (!hash.is_known() || !store.is_known()) continue;
    const std::string digits = values::parse_thumbprint(hash.text).digits;
    if (!digits.empty()) result[digits].push_back({view.name(), store});
  }
  return result;
}

}  // namespace

// At most one finding for each certificate: the first site that differs from the first of all.
void certificate_store_mismatch(RuleEvaluation& run) {
  for (const auto& [digits, uses] : uses_by_hash(run)) {
    for (const Use& use : uses) {
      const Use& first = uses.front();
      if (base::lower(use.store.text) == base::lower(first.store.text)) continue;
      const bool on_later = use.store.is_written();
      const Value& here = on_later ? use.store : first.store;
      const Value& there = on_later ? first.store : use.store;
      FindingArgs details;
      details.at = run.anchor_of(here);
      if (there.is_written()) details.related.push_back({"the other store", run.anchor_of(there).span});
      details.holes = {{"here", here.text}, {"there", there.text}};
      details.sites = {first.site, use.site};
      run.report("", std::move(details));
      break;
    }
  }
}

}  // namespace iislint::rules::code
