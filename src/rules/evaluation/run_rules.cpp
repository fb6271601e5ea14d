#include "rules/evaluation/run_rules.h"

#include <algorithm>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "rules/definition/subject_paths.h"
#include "rules/evaluation/rule_evaluation.h"
#include "rules/evaluation/site_runs.h"
#include "schema/binding/config_path.h"
#include "schema/catalog/fact_path.h"

namespace iislint::rules {
namespace {

bool fits_kind(const Rule& rule, const config::HierarchyFile& own) {
  if (own.is_transform) return (rule.kinds & kOnTransforms) != 0;
  const unsigned kinds = rule.kinds & ~unsigned{kOnTransforms};
  return kinds == 0 || ((kinds >> static_cast<unsigned>(own.kind)) & 1u) != 0;
}

bool is_on_iis_express(const FileView& file) {
  const auto& levels = file.hierarchy().levels();
  return std::any_of(levels.begin(), levels.end(), [](const config::HierarchyFile& level) {
    return level.kind == schema::FileKind::application_host && level.index->is_of_iis_express();
  });
}

/// A run with the path of an element that it is about.
struct ElementRun {
  RuleEvaluation* run;
  std::string path;
};

/// Runs by the type of the element that they are about.
std::unordered_multimap<schema::TypeId, ElementRun> runs_by_type(const FileView& file, Runs& runs) {
  std::unordered_multimap<schema::TypeId, ElementRun> result;
  const schema::Catalog& facts = *file.config().binding().facts;
  for (RuleEvaluation& run : runs) {
    const Rule& rule = run.rule();
    if (rule.subject != Subject::element) continue;
    const schema::Catalog& own = rule.facts != nullptr ? *rule.facts : schema::catalog();
    std::vector<std::string> paths = subject_paths(rule.element);
    for (std::string& path : paths) {
      const bool is_known = &own == &facts && paths.size() == 1;
      const schema::TypeId type = is_known ? rule.type : schema::type_below(facts, facts.root, path);
      result.emplace(type, ElementRun{&run, std::move(path)});
    }
  }
  return result;
}

}  // namespace

bool speaks_in(const Rule& rule, std::string_view profile) {
  return std::any_of(rule.variants.begin(), rule.variants.end(), [&](const Variant& variant) {
    return level_in(profile, rule, variant) != diag::Severity::off;
  });
}

FileRules::FileRules(const FileView& file, const RuleSet& rules, const RuleOptions& options,
                     const std::vector<bool>& wanted, std::size_t most)
    : file_(file), most_(most), findings_(most) {
  const bool is_express = is_on_iis_express(file);
  for (std::size_t i = 0; i < rules.rules().size(); ++i) {
    const Rule& rule = *rules.rules()[i];
    if (is_express && !rule.is_for_iis_express) continue;
    if (wanted[i] && fits_kind(rule, file.hierarchy().own()))
      runs_.emplace_back(file, rule, options, findings_);
  }
}

void FileRules::run_on_sites(std::size_t begin, std::size_t end) {
  if (begin == end) return;
  const config::EffectiveConfig& config = file_.config();
  if (!on_ftp_) {
    on_ftp_.emplace(file_, runs_, Subject::ftp_site);
    on_others_.emplace(file_, runs_, Subject::other_site);
  }
  config::SiteView view(config);
  for (std::size_t row = begin; row < end; ++row)
    (config.sites()[row].is_ftp ? *on_ftp_ : *on_others_).run_on(row, view);
}

void FileRules::run_on_places_and_file() {
  for (RuleEvaluation& run : runs_) {
    if (run.rule().subject == Subject::place) run.run_on_places();
    if (run.rule().subject == Subject::file) run.run_on_file();
  }
}

void FileRules::run_on_elements() {
  const auto by_type = runs_by_type(file_, runs_);
  if (by_type.empty()) return;
  const xml::Document& document = file_.document();
  const schema::Binding& binding = file_.binding();
  for (xml::NodeId id = 1; id < document.nodes.size(); ++id) {
    if (binding.elements[id].standing != schema::BindStatus::bound) continue;
    const auto [first, last] = by_type.equal_range(binding.elements[id].type);
    if (first == last) continue;
    // A type may stand in several places: entries of siteDefaults are no sites' entries.
    std::optional<config::ItemView> item;
    const std::string* path = nullptr;  // that was asked last: most rules about a type are about one place
    bool is_there = false;
    for (auto run = first; run != last; ++run) {
      if (path == nullptr || *path != run->second.path) {
        path = &run->second.path;
        is_there = schema::has_group_path(document, binding, id, *path);
      }
      if (!is_there) continue;
      if (!item) item.emplace(file_.config(), id);
      run->second.run->run_on_element(id, *item);
    }
  }
}

}  // namespace iislint::rules
