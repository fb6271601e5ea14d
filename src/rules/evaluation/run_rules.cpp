#include "rules/evaluation/run_rules.h"

#include <algorithm>
#include <deque>
#include <unordered_map>

#include "rules/evaluation/rule_evaluation.h"
#include "rules/evaluation/site_filter.h"
#include "schema/binding/config_path.h"
#include "schema/catalog/fact_path.h"

namespace iislint::rules {
namespace {

bool fits_kind(const Rule& rule, schema::FileKind kind) {
  return rule.kinds == 0 || ((rule.kinds >> static_cast<unsigned>(kind)) & 1u) != 0;
}

/// The runs of one file. A deque: runs stay where they are.
using Runs = std::deque<RuleEvaluation>;

/// A rule that is asked about sites, and what spares it most of them.
struct SiteRun {
  SiteFilter filter;
  RuleEvaluation& run;
};

std::vector<SiteRun> runs_on(Runs& runs, Subject subject) {
  std::vector<SiteRun> result;
  for (RuleEvaluation& run : runs) {
    if (run.rule().subject == Subject::site || run.rule().subject == subject)
      result.push_back({SiteFilter(run.values()), run});
  }
  return result;
}

/// Runs the rules on the site that may speak about it, which is loaded for the first of them.
void run_on_site(const FileView& file, std::size_t row, std::vector<SiteRun>& runs, SlotSet& written,
                 config::SiteView& view) {
  written.assign(file.config().table(), row);
  bool is_loaded = false;
  for (SiteRun& one : runs) {
    const bool is_traced = one.run.is_traced();
    if (!is_traced && !one.filter.may_speak(written)) continue;
    if (!is_loaded) view.load(file.config().sites()[row].element);
    is_loaded = true;
    if (is_traced || one.filter.may_speak(view)) one.run.run_on(view);
  }
}

void run_on_sites(const FileView& file, Runs& runs) {
  const config::EffectiveConfig& config = file.config();
  if (config.sites().empty()) return;
  std::vector<SiteRun> on_ftp = runs_on(runs, Subject::ftp_site);
  std::vector<SiteRun> on_others = runs_on(runs, Subject::other_site);
  SlotSet written(config.site_kind());
  config::SiteView view(config);
  for (std::size_t row = 0; row < config.sites().size(); ++row)
    run_on_site(file, row, config.sites()[row].is_ftp ? on_ftp : on_others, written, view);
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
