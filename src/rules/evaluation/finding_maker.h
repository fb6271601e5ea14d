// The finding of one case of a rule: where it points, what it says, how it is mended.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "rules/evaluation/rule_evaluation.h"

namespace iislint::rules {

/// Borrows the run, whose subject is set and whose values are known.
class FindingMaker {
 public:
  FindingMaker(const RuleEvaluation& run, const Variant& variant) : run_(run), variant_(variant) {}

  /// Nothing when what is wrong is written in another file, where it is reported.
  std::optional<diag::Diagnostic> make(FindingArgs details);

 private:
  const AnchorSpec* primary() const;
  bool is_written(const AnchorSpec& place) const;
  bool is_written_elsewhere() const;
  config::ElementRef written_element(const AnchorSpec& place) const;
  Anchor anchor_of(const AnchorSpec* place) const;
  Anchor spot_of_unwritten(const ValueRef& ref, const config::Value& value) const;
  void set_severity(diag::Diagnostic& finding) const;
  void add_related(const AnchorSpec* primary_place, diag::Diagnostic& finding) const;
  void relate_heir(const AnchorSpec* primary_place, diag::Diagnostic& finding) const;
  std::string related_message(const AnchorSpec& place) const;
  void add_fixes(diag::Diagnostic& finding) const;
  bool stays_without(const ValueFix& fix, const config::Value& value) const;
  std::optional<diag::Edit> edit_of(const ValueFix& fix) const;
  std::string_view holder_name(const ValueRef& ref) const;
  std::string filled(std::string_view text) const;
  std::string hole(std::string_view name) const;

  const RuleEvaluation& run_;
  const Variant& variant_;
  FindingArgs details_;
};

}  // namespace iislint::rules
