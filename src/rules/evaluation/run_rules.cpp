#include "rules/evaluation/run_rules.h"

#include <algorithm>
#include <unordered_map>

#include "rules/evaluation/rule_evaluation.h"
#include "rules/evaluation/site_runs.h"
#include "schema/binding/config_path.h"
#include "schema/catalog/fact_path.h"

namespace iislint::rules {
namespace {

bool fits_kind(const Rule& rule, schema::FileKind kind) {
  return rule.kinds == 0 || ((rule.kinds >> static_cast<unsigned>(kind)) & 1u) != 0;
}

void run_on_sites(const FileView& file, Runs& runs) {
  const config::EffectiveConfig& config = file.config();
  if (config.sites().empty()) return;
  SiteRuns on_ftp(file, runs, Subject::ftp_site);
  SiteRuns on_others(file, runs, Subject::other_site);
  config::SiteView view(config);
  for (std::size_t row = 0; row < config.sites().size(); ++row)
    (config.sites()[row].is_ftp ? on_ftp : on_others).run_on(row, view);
}

/// Runs by the type of the element that they are about.
std::unordered_multimap<schema::TypeId, RuleEvaluation*> runs_by_type(const FileView& file, Runs& runs) {
  std::unordered_multimap<schema::TypeId, RuleEvaluation*> result;
  const schema::Catalog& facts = *file.config().binding().facts;
  for (RuleEvaluation& run : runs) {
    const Rule& rule = run.rule();
    if (rule.subject != Subject::element) continue;
    const schema::Catalog& own = rule.facts != nullptr ? *rule.facts : schema::catalog();
    result.emplace(&own == &facts ? rule.type : schema::type_below(facts, facts.root, rule.element), &run);
  }
  return result;
}

void run_on_elements(const FileView& file, Runs& runs) {
  const auto by_type = runs_by_type(file, runs);
  if (by_type.empty()) return;
  const xml::Document& document = file.config().document();
  const schema::Binding& binding = file.config().binding();
  for (xml::NodeId id = 1; id < document.nodes.size(); ++id) {
    if (binding.elements[id].standing != schema::BindStatus::bound) continue;
    const auto [first, last] = by_type.equal_range(binding.elements[id].type);
    if (first == last) continue;
    // A type may stand in several places: entries of siteDefaults are no sites' entries.
    for (auto run = first; run != last; ++run) {
      if (schema::has_group_path(document, id, run->second->rule().element)) run->second->run_on_element(id);
    }
  }
}

}  // namespace

bool speaks_in(const Rule& rule, std::string_view profile) {
  return std::any_of(rule.variants.begin(), rule.variants.end(), [&](const Variant& variant) {
    return level_in(profile, rule, variant) != diag::Severity::off;
  });
}

std::vector<diag::Diagnostic> run_rules(const FileView& file, const RuleSet& rules,
                                        const RuleOptions& options, const std::vector<bool>& wanted) {
  std::vector<diag::Diagnostic> findings;
  Runs runs;
  for (std::size_t i = 0; i < rules.rules().size(); ++i) {
    const Rule& rule = *rules.rules()[i];
    if (wanted[i] && fits_kind(rule, file.kind())) runs.emplace_back(file, rule, options, findings);
  }
  run_on_sites(file, runs);
  run_on_elements(file, runs);
  for (RuleEvaluation& run : runs) {
    if (run.rule().subject == Subject::place) run.run_on_places();
    if (run.rule().subject == Subject::file) run.run_on_file();
  }
  return findings;
}

}  // namespace iislint::rules
