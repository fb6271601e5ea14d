#include "rules/run_rules.h"

#include <algorithm>

#include "rules/rule_run.h"

namespace iislint::rules {
namespace {

using diag::Severity;

bool is_asked(Subject subject, const config::EffectiveConfig::Site& site) {
  return subject != Subject::file && site.is_ftp == (subject == Subject::ftp_site);
}

}  // namespace

bool speaks_in(const Rule& rule, std::string_view profile) {
  const diag::RuleInfo& info = rule_infos()[rule.info];
  const Severity own = diag::level_in(profile, info.severity, info.profiles);
  return std::any_of(rule.variants.begin(), rule.variants.end(), [&](const Variant& variant) {
    return diag::level_in(profile, variant.severity.value_or(own), variant.profiles) != Severity::off;
  });
}

std::vector<diag::Diagnostic> run_rules(const config::EffectiveConfig& config, std::string_view profile,
                                        const std::function<bool(const Rule&)>& wanted,
                                        const diag::ParamOverrides* params) {
  std::vector<diag::Diagnostic> findings;
  std::vector<std::pair<Subject, RuleRun>> runs;
  for (const Rule& rule : rules()) {
    if (wanted(rule)) runs.emplace_back(rule.subject, RuleRun(config, rule, profile, params, findings));
  }
  config::SiteView view(config);
  for (const config::EffectiveConfig::Site& site : config.sites()) {
    const auto concerns = [&](const auto& run) { return is_asked(run.first, site); };
    if (std::none_of(runs.begin(), runs.end(), concerns)) continue;
    view.load(site.element);
    for (auto& [subject, run] : runs) {
      if (is_asked(subject, site)) run.run_on(view);
    }
  }
  for (auto& [subject, run] : runs) {
    if (subject == Subject::file) run.run_on_file();
  }
  return findings;
}

}  // namespace iislint::rules
