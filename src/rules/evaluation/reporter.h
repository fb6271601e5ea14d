// What a check in code finds, on its way to the findings of the run.
#pragma once

#include <cstdint>
#include <utility>

#include "diag/finding_list.h"
#include "rules/evaluation/finding_details.h"
#include "rules/evaluation/rule_context.h"

namespace iislint::rules {

class RuleValues;
struct Variant;

/// Makes findings of one rule on one subject. Borrows everything.
class FindingSink {
 public:
  FindingSink(const RuleValues& values, diag::FindingList& findings) : values_(values), findings_(findings) {}

  /// The finding of the first variant with that number whose `when` holds; none when there is no such.
  void add(std::uint8_t case_number, FindingDetails details, PlaceholderTexts texts);
  /// The finding of a variant, whose `when` holds; none when nobody would hear of it.
  void add(const Variant& variant, FindingDetails details, PlaceholderTexts texts);

 private:
  const RuleValues& values_;
  diag::FindingList& findings_;
};

/// What the check of rule R writes to. R is the class that is generated from the definition: it knows the
/// cases and, in R::Finding, the placeholders of the messages.
template <typename R>
class Reporter {
 public:
  explicit Reporter(FindingSink& sink) : sink_(sink) {}

  void report(typename R::Case which, typename R::Finding finding = {}) {
    add(static_cast<std::uint8_t>(which), std::move(finding));
  }

  /// Of a rule that has no named cases.
  void report(typename R::Finding finding = {}) requires(!R::kHasCases) { add(0, std::move(finding)); }

 private:
  void add(std::uint8_t case_number, typename R::Finding finding) {
    PlaceholderTexts texts = R::texts_of(finding);
    sink_.add(case_number, std::move(finding), std::move(texts));
  }

  FindingSink& sink_;
};

/// What the table of rules refers to.
template <typename R>
void run_check(const RuleValues& values, FindingSink& sink) {
  const R rule(values);
  Reporter<R> reporter(sink);
  check(rule, reporter);
}

}  // namespace iislint::rules
