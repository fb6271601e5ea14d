#include "report/sarif/rule_catalog.h"

#include <algorithm>

#include "report/pages/rule_page.h"
#include "report/sarif/rule_texts.h"
#include "report/terminal/terminal_text.h"

namespace iislint::report {
namespace {

using diag::Reference;
using diag::RuleInfo;
using diag::Severity;
using Layout = base::JsonWriter::Layout;

struct Taxonomy {
  std::string_view standard;  ///< as references name it
  std::string_view organization;
  std::string_view description;
  std::string_view url;
};

constexpr Taxonomy kTaxonomies[] = {
    {"CIS", "Center for Internet Security", "CIS Microsoft IIS 10 Benchmark",
     "https://www.cisecurity.org/benchmark/microsoft_iis"},
    {"CWE", "MITRE", "Common Weakness Enumeration", "https://cwe.mitre.org/"},
    {"STIG", "DISA", "Microsoft IIS 10.0 Security Technical Implementation Guides",
     "https://public.cyber.mil/stigs/"},
};

const Taxonomy* find_taxonomy(std::string_view standard) {
  for (const Taxonomy& taxonomy : kTaxonomies) {
    if (taxonomy.standard == standard) return &taxonomy;
  }
  return nullptr;
}

void write_text(base::JsonWriter& json, const char* key, std::string_view text) {
  json.key(key).begin_object(Layout::one_line).key("text").string(text).end_object();
}

/// The severity it has where it is switched on.
Severity usual_severity(const RuleInfo& rule) {
  Severity severity = rule.severity;
  for (const diag::ProfileSeverity& profile : rule.profiles) {
    if (severity == Severity::off) severity = profile.severity;
  }
  return severity;
}

std::string_view problem_severity(Severity severity) {
  return severity == Severity::error ? "error" : severity == Severity::warning ? "warning" : "recommendation";
}

/// What GitHub shows as high, medium and low. Sheets hold no scores: whether a finding is critical depends on
/// the server, which no file describes.
std::string_view security_severity(Severity severity) {
  return severity == Severity::error ? "8.0" : severity == Severity::warning ? "5.5" : "3.0";
}

/// "external/cwe/cwe-079", as GitHub shows it.
std::string cwe_tag(std::string_view id) {
  const std::size_t zeros = id.size() < 3 ? 3 - id.size() : 0;
  return "external/cwe/cwe-" + std::string(zeros, '0') + std::string(id);
}

std::vector<std::string> tags_of(const RuleInfo& rule) {
  std::vector<std::string> tags;
  const auto add = [&](std::string tag) {
    if (!tag.empty() && std::find(tags.begin(), tags.end(), tag) == tags.end())
      tags.push_back(std::move(tag));
  };
  if (is_security_rule(rule)) add("security");
  add(std::string(rule.area));
  add(std::string(rule.category));
  for (const Reference& reference : rule.references) {
    const std::string id(reference.id);
    add(reference.standard == "CWE" ? cwe_tag(id) : std::string(reference.standard) + "-" + id);
  }
  return tags;
}

void write_properties(base::JsonWriter& json, const RuleInfo& rule) {
  const Severity severity = usual_severity(rule);
  json.key("properties").begin_object(Layout::one_line);
  json.key("precision").string(to_string(rule.confidence));
  json.key("problem.severity").string(problem_severity(severity));
  if (is_security_rule(rule)) json.key("security-severity").string(security_severity(severity));
  json.key("tags").begin_array();
  for (const std::string& tag : tags_of(rule))
    json.string(tag);
  json.end_array().end_object();
}

}  // namespace

std::string_view sarif_level(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "error";
    case Severity::warning:
      return "warning";
    case Severity::info:
    case Severity::off:
      return "note";
  }
  return "note";
}

bool is_security_rule(const RuleInfo& rule) {
  return std::any_of(rule.references.begin(), rule.references.end(),
                     [](const Reference& reference) { return find_taxonomy(reference.standard) != nullptr; });
}

RuleCatalog::RuleCatalog(const ReportInput& input) {
  std::map<std::string_view, const RuleInfo*> known;
  for (const RuleEntry& entry : input.rules) {
    if (entry.is_enabled) known.emplace(entry.rule->id, entry.rule);
  }
  for (const diag::Diagnostic& finding : input.diagnostics)
    known.emplace(finding.rule_id, finding.rule);
  for (const auto& [id, rule] : known) {
    index_.emplace(id, rules_.size());
    rules_.push_back(rule);
    for (const Reference& reference : rule->references) {
      if (find_taxonomy(reference.standard) != nullptr) taxa_[reference.standard][reference.id] = 0;
    }
  }
  for (auto& [standard, ids] : taxa_) {
    std::size_t number = 0;
    for (auto& [id, index] : ids)
      index = number++;
  }
}

std::size_t RuleCatalog::taxonomy_index(std::string_view standard) const {
  return static_cast<std::size_t>(std::distance(taxa_.begin(), taxa_.find(standard)));
}

void RuleCatalog::write_rules(base::JsonWriter& json) const {
  json.key("rules").begin_array();
  for (const RuleInfo* rule : rules_)
    write_rule(json, *rule);
  json.end_array();
  if (taxa_.empty()) return;
  json.key("supportedTaxonomies").begin_array();
  for (const auto& [standard, ids] : taxa_) {
    json.begin_object(Layout::one_line).key("name").string(standard);
    json.key("index").number(taxonomy_index(standard)).end_object();
  }
  json.end_array();
}

void RuleCatalog::write_rule(base::JsonWriter& json, const RuleInfo& rule) const {
  json.begin_object();
  json.key("id").string(rule.id);
  json.key("name").string(pascal_case(rule.id));
  write_text(json, "shortDescription", printable(rule.summary));
  write_text(json, "fullDescription", full_description(rule));
  json.key("help").begin_object().key("text").string(help_text(rule));
  json.key("markdown").string(rule_as_markdown(rule)).end_object();
  if (is_web_address(rule.url)) json.key("helpUri").string(rule.url);
  json.key("defaultConfiguration").begin_object(Layout::one_line);
  if (rule.severity == Severity::off) json.key("enabled").boolean(false);
  json.key("level").string(sarif_level(usual_severity(rule))).end_object();
  write_relationships(json, rule);
  write_properties(json, rule);
  json.end_object();
}

void RuleCatalog::write_relationships(base::JsonWriter& json, const RuleInfo& rule) const {
  if (!is_security_rule(rule)) return;
  json.key("relationships").begin_array();
  for (const Reference& reference : rule.references) {
    const auto taxonomy = taxa_.find(reference.standard);
    if (taxonomy == taxa_.end()) continue;
    json.begin_object(Layout::one_line).key("target").begin_object().key("id").string(reference.id);
    json.key("index").number(taxonomy->second.at(reference.id));
    json.key("toolComponent").begin_object().key("name").string(reference.standard);
    json.key("index").number(taxonomy_index(reference.standard)).end_object().end_object();
    json.key("kinds").begin_array().string("relevant").end_array().end_object();
  }
  json.end_array();
}

void RuleCatalog::write_taxonomies(base::JsonWriter& json) const {
  if (taxa_.empty()) return;
  json.key("taxonomies").begin_array();
  for (const auto& [standard, ids] : taxa_) {
    const Taxonomy& taxonomy = *find_taxonomy(standard);
    json.begin_object().key("name").string(standard);
    json.key("organization").string(taxonomy.organization);
    write_text(json, "shortDescription", taxonomy.description);
    json.key("informationUri").string(taxonomy.url);
    json.key("isComprehensive").boolean(false);
    json.key("taxa").begin_array();
    for (const auto& [id, index] : ids)
      json.begin_object(Layout::one_line).key("id").string(id).end_object();
    json.end_array().end_object();
  }
  json.end_array();
}

}  // namespace iislint::report
