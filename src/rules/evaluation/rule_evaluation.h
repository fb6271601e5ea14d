// One rule on one subject: the values it reads, its condition, and the findings it makes.
//
// A rule whose condition is data needs nothing but the sheet. A function (rules/code_rules.h) asks here for
// values and parameters and reports by the name of a variant; severity, texts and places come from the sheet,
// unless it brings places of its own.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "diag/diagnostic.h"
#include "diag/param_overrides.h"
#include "diag/rule_trace.h"
#include "diag/site_facts.h"
#include "rules/evaluation/condition.h"
#include "rules/evaluation/rule_context.h"
#include "rules/evaluation/subject_view.h"
#include "rules/table/rule_table.h"

namespace iislint::rules {

/// A place that is a finding's primary one.
struct Anchor {
  source::Span span;
  std::string config_path;
  std::optional<std::string> actual;  ///< never a secret
};

/// What a function gives to a variant.
struct FindingArgs {
  std::optional<Anchor> at;            ///< instead of the sheet's places
  std::vector<diag::Related> related;  ///< after those of the sheet
  std::vector<std::pair<std::string_view, std::string>> holes;
  std::vector<std::string> sites;  ///< instead of the site the rule is asked about
  std::vector<diag::Fix> fixes;    ///< after those of the sheet
};

/// How the rules of a run are meant.
struct RuleOptions {
  std::string_view profile = "default";
  const diag::ParamOverrides* params = nullptr;  ///< count before the sheets'
  /// What the settings say of a site; unset when there are none.
  std::function<diag::SiteFacts(std::string_view site)> facts_of = {};
  std::string_view traced;  ///< the id of a rule whose every step is wanted
  std::vector<diag::RuleTrace>* traces = nullptr;
};

class RuleEvaluation final : public EvalContext {
 public:
  /// Borrows everything; findings are added to `findings`.
  RuleEvaluation(const RuleContext& context, const Rule& rule, const RuleOptions& terms,
                 std::vector<diag::Diagnostic>& findings);

  const Rule& rule() const { return rule_; }

  /// Judges the rule on a site, which must be loaded.
  void run_on(const config::SiteView& site);
  void run_on_element(xml::NodeId element);
  /// On each place for which the file writes a section that the rule looks at.
  void run_on_places();
  void run_on_file();

  // ---- for functions

  const RuleContext& context() const { return context_; }
  const config::EffectiveConfig& config() const { return context_.config(); }
  const xml::Document& document() const { return config().document(); }
  const schema::Binding& binding() const { return config().binding(); }
  const SubjectView& subject() const { return subject_; }
  /// The site the rule is asked about.
  const config::SiteView& site() const { return *subject_.site(); }
  /// The effective value of that name, which is known.
  const config::Value& value(std::string_view name) const { return value_at(index_of(name)); }
  std::uint16_t slot(std::string_view name) const { return rule_.values[index_of(name)].path.number; }
  /// The parameter of that name, as settings or the profile of the run have it.
  std::int64_t param(std::string_view name) const;

  /// Something worked out from the file as a whole, once for all sites: `make` is called the first time only.
  /// A function asks for one thing, always of one type.
  template <typename T, typename Make>
  const T& once(Make&& make) {
    if (kept_ == nullptr) kept_ = std::make_shared<const T>(make());
    return *static_cast<const T*>(kept_.get());
  }

  /// Makes the finding of the first variant of that name whose `when` holds; none when there is no such.
  void report(std::string_view variant, FindingArgs details = {});

  /// A value written somewhere, or one flag of it.
  Anchor anchor_of(const config::Value& value, std::string_view flag = {}) const;
  Anchor anchor_of_element(xml::NodeId element) const;
  /// The value of an attribute; the element when it has none of that name.
  Anchor anchor_of_attribute(xml::NodeId element, std::string_view attribute) const;
  /// The value of an attribute; its element when it has none of that name.
  source::Span span_of(xml::NodeId element, std::string_view attribute) const;

  // ---- EvalContext

  const config::Value& value_at(std::size_t index) const override;
  const config::Entries& entries_at(std::size_t path) const override;
  config::Tristate exists_at(std::size_t path) const override;
  std::string_view fact_at(std::string_view fact) const override;
  std::int64_t param_at(std::size_t index) const override;

 private:
  friend class FindingMaker;

  void forget_values();
  void judge();
  void evaluate();
  bool all_values_are_known() const;
  const schema::AttributeFact& fact_of(std::size_t index) const;
  std::size_t index_of(std::string_view name) const;
  const diag::ParamValue& param_value(const diag::Param& param) const;
  void make_finding(const Variant& variant, FindingArgs details);

  const RuleContext& context_;
  const Rule& rule_;
  const RuleOptions& terms_;
  std::vector<diag::Diagnostic>& findings_;
  SubjectView subject_;
  mutable std::vector<const config::Value*> values_;             // by index; null until asked for
  mutable std::vector<config::Value> own_values_;                // those that nobody else keeps
  mutable std::vector<std::optional<config::Entries>> entries_;  // by path, but for those of sections
  mutable std::vector<const schema::AttributeFact*> facts_;      // by index, once for all subjects
  std::shared_ptr<const void> kept_;
};

}  // namespace iislint::rules
