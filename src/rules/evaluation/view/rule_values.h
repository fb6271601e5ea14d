// The values that one rule reads of its subject, and the answers that its tests need.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "diag/rule_info.h"
#include "rules/evaluation/view/condition.h"
#include "rules/evaluation/view/file_view.h"
#include "rules/evaluation/view/rule_options.h"
#include "rules/evaluation/view/subject_view.h"
#include "rules/table/rule_table.h"

namespace iislint::rules {

/// Borrows everything. Values are looked up when they are first asked for and kept until `forget`; those of
/// sections longer, for most subjects have the same.
class RuleValues final : public EvalContext {
 public:
  RuleValues(const FileView& file, const Rule& rule, const RuleOptions& options)
      : rule_(rule), options_(options), subject_(file) {}

  const FileView& file() const { return subject_.file(); }
  const Rule& rule() const { return rule_; }
  const RuleOptions& options() const { return options_; }
  const SubjectView& subject() const { return subject_; }
  /// To set it anew; `forget` what was read of the one before.
  SubjectView& subject() { return subject_; }
  void forget();

  /// Whether all values that the rule names are; those of some site count only where the subject is one.
  bool are_known() const;
  /// As settings or the profile of the run have it.
  const diag::ParamValue& param_value(const diag::Param& param) const;

  /// Of a case of the rule, in the profile of the run.
  diag::Severity level_of(const Variant& variant) const { return level_in(options_.profile, rule_, variant); }
  /// Whether anybody would hear of a finding of that case.
  bool is_heard(const Variant& variant) const;

  // ---- EvalContext, by index into the lists of the rule

  const config::Value& value_at(std::size_t index) const override;
  const config::Entries& entries_at(std::size_t path) const override;
  config::Tristate exists_at(std::size_t path) const override;
  std::string_view fact_at(std::string_view fact) const override;
  std::int64_t param_at(std::size_t index) const override;

 private:
  /// A value of a section, and the group of places (config::SectionView) that it was looked up for.
  struct SectionValue {
    const config::SectionView* section = nullptr;
    std::size_t group = 0;
    std::optional<config::Value> value;
  };

  const schema::AttributeFact& fact_of(std::size_t index) const;
  const config::Value& section_value(std::size_t index) const;

  const Rule& rule_;
  const RuleOptions& options_;
  SubjectView subject_;
  mutable std::vector<const config::Value*> values_;             // by index; null until asked for
  mutable std::vector<config::Value> own_values_;                // those that nobody else keeps
  mutable std::vector<SectionValue> section_values_;             // by index
  mutable std::vector<std::optional<config::Entries>> entries_;  // by path, but for those of sections
  mutable std::vector<const schema::AttributeFact*> facts_;      // by index, once for all subjects
};

}  // namespace iislint::rules
