// The rules of a SARIF log, with the taxonomies that they refer to (CWE, CIS, STIG), and the number of each,
// by which results name their rule.
//
// GitHub code scanning reads of a rule: its texts (the short and the full description up to 1024 characters),
// help, level, tags (the first ten), precision and security-severity.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/json_writer.h"
#include "report/renderer.h"

namespace iislint::report {

class RuleCatalog {
 public:
  /// Every rule that could have reported something, as far as the input lists them, and every one that has.
  explicit RuleCatalog(const ReportInput& input);

  /// The number of the rule in "rules".
  std::size_t index_of(std::string_view rule_id) const { return index_.at(rule_id); }

  /// Adds the keys "rules" and "supportedTaxonomies" to the tool component that is open.
  void write_rules(base::JsonWriter& json) const;
  /// Adds the key "taxonomies" to the run that is open, unless no rule refers to one.
  void write_taxonomies(base::JsonWriter& json) const;

 private:
  std::vector<const diag::RuleInfo*> rules_;  ///< by id
  std::map<std::string_view, std::size_t> index_;
  /// Standard, the ids that rules refer to, and the number of each.
  std::map<std::string_view, std::map<std::string_view, std::size_t>> taxa_;

  std::size_t taxonomy_index(std::string_view standard) const;
  void write_rule(base::JsonWriter& json, const diag::RuleInfo& rule) const;
  void write_relationships(base::JsonWriter& json, const diag::RuleInfo& rule) const;
};

/// "error", "warning" or "note".
std::string_view sarif_level(diag::Severity severity);

/// Whether the rule says that something is insecure: a benchmark or CWE has a name for it.
bool is_security_rule(const diag::RuleInfo& rule);

}  // namespace iislint::report
