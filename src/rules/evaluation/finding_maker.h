// The finding of one case of a rule: where it points, what it says, how it is mended.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "rules/evaluation/reporter.h"
#include "rules/evaluation/view/rule_values.h"

namespace iislint::rules {

/// Borrows the values, whose subject is set and which are known.
class FindingMaker {
 public:
  FindingMaker(const RuleValues& values, const Variant& variant, PlaceholderTexts texts)
      : values_(values), variant_(variant), texts_(std::move(texts)) {}

  /// Nothing when what is wrong is written in another file, where it is reported.
  std::optional<diag::Diagnostic> make(FindingDetails details);

 private:
  const AnchorSpec* primary() const;
  bool is_written(const AnchorSpec& place) const;
  bool is_written_elsewhere() const;
  config::ElementRef written_element(const AnchorSpec& place) const;
  Anchor anchor_of(const AnchorSpec* place) const;
  Anchor anchor_of_unwritten(const ValueRef& ref, const config::Value& value) const;
  void add_related(const AnchorSpec* primary_place, diag::Diagnostic& finding) const;
  void relate_heir(const AnchorSpec* primary_place, diag::Diagnostic& finding) const;
  std::string related_message(const AnchorSpec& place) const;
  void add_fixes(diag::Diagnostic& finding) const;
  bool stays_without(const ValueFix& fix, const config::Value& value) const;
  std::optional<diag::Edit> edit_of(const ValueFix& fix) const;
  std::string_view holder_name(const ValueRef& ref) const;
  std::string filled(std::string_view text) const;
  std::string text_of(std::string_view placeholder) const;

  const RuleValues& values_;
  const Variant& variant_;
  PlaceholderTexts texts_;
  FindingDetails details_;
};

}  // namespace iislint::rules
