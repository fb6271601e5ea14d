#include "rules/evaluation/run_rules.h"

#include <algorithm>
#include <deque>
#include <unordered_map>

#include "rules/evaluation/rule_evaluation.h"
#include "schema/binding/config_path.h"
#include "schema/catalog/fact_path.h"

namespace iislint::rules {
namespace {

using diag::Severity;

bool is_about_sites(Subject subject) {
  return subject == Subject::site || subject == Subject::ftp_site || subject == Subject::other_site;
}

bool is_asked(Subject subject, const config::EffectiveConfig::Site& site) {
  return subject == Subject::site ||
         (is_about_sites(subject) && site.is_ftp == (subject == Subject::ftp_site));
}

bool fits_kind(const Rule& rule, schema::FileKind kind) {
  return rule.kinds == 0 || ((rule.kinds >> static_cast<unsigned>(kind)) & 1u) != 0;
}

/// The runs of one file. A deque: runs stay where they are.
using Runs = std::deque<RuleEvaluation>;

void run_on_sites(const FileView& file, Runs& runs) {
  config::SiteView view(file.config());
  for (const config::EffectiveConfig::Site& site : file.config().sites()) {
    const auto concerns = [&](const RuleEvaluation& run) { return is_asked(run.rule().subject, site); };
    if (std::none_of(runs.begin(), runs.end(), concerns)) continue;
    view.load(site.element);
    for (RuleEvaluation& run : runs) {
      if (concerns(run)) run.run_on(view);
    }
  }
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
    const std::string path = schema::group_path(document, id);
    for (auto run = first; run != last; ++run) {
      if (run->second->rule().element == path) run->second->run_on_element(id);
    }
  }
}

}  // namespace

bool speaks_in(const Rule& rule, std::string_view profile) {
  const diag::RuleInfo& info = *rule.info;
  const Severity own = diag::level_in(profile, info.severity, info.profiles);
  return std::any_of(rule.variants.begin(), rule.variants.end(), [&](const Variant& variant) {
    return diag::level_in(profile, variant.severity.value_or(own), variant.profiles) != Severity::off;
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
