// One rule on one site, or on the file: the values it reads, its condition, and the findings it makes.
//
// A rule whose condition is data needs nothing but the sheet. A function (rules/code_rules.h) asks here for
// values and parameters and reports by the name of a variant; severity, texts and places come from the sheet,
// unless it brings places of its own.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "config/effective.h"
#include "diag/diagnostic.h"
#include "diag/param_overrides.h"
#include "rules/rule_table.h"

namespace iislint::rules {

/// A place that is a finding's primary one.
struct Spot {
  source::Span span;
  std::string config_path;
  std::optional<std::string> actual;  ///< never a secret
};

/// What a function gives to a variant.
struct Details {
  std::optional<Spot> at;              ///< instead of the sheet's places
  std::vector<diag::Related> related;  ///< after those of the sheet
  std::vector<std::pair<std::string_view, std::string>> holes;
  std::vector<std::string> sites;  ///< instead of the site the rule is asked about
  std::vector<diag::Fix> fixes;    ///< after those of the sheet
};

class RuleRun {
 public:
  /// Borrows everything; findings are added to `findings`.
  RuleRun(const config::EffectiveConfig& config, const Rule& rule, std::string_view profile,
          const diag::ParamOverrides* params, std::vector<diag::Diagnostic>& findings);

  /// Judges the rule on a site, which must be loaded.
  void run_on(const config::SiteView& site);
  /// Judges a rule about the file.
  void run_on_file();

  // ---- for functions

  const config::EffectiveConfig& config() const { return config_; }
  const xml::Document& document() const { return config_.document(); }
  /// The site the rule is asked about.
  const config::SiteView& site() const { return *site_; }
  /// The effective value of that name on the site, which is known.
  const config::Value& value(std::string_view name) const { return *values_[index_of(name)]; }
  std::uint16_t slot(std::string_view name) const { return rule_.values[index_of(name)].slot; }
  /// The parameter of that name, as settings or the profile of the run have it.
  std::int64_t param(std::string_view name) const;

  /// Something worked out from the file as a whole, once for all sites: `make` is called the first time only.
  /// A function asks for one thing, always of one type.
  template <typename T, typename Make>
  const T& once(Make&& make) {
    if (kept_ == nullptr) kept_ = std::make_shared<const T>(make());
    return *static_cast<const T*>(kept_.get());
  }

  void report(std::string_view variant, Details details = {});

  /// A value written somewhere, or one flag of it.
  Spot spot_of(const config::Value& value, std::string_view flag = {}) const;
  Spot spot_of_element(xml::NodeId element) const;
  /// The value of an attribute; its element when it has none of that name.
  source::Span span_of(xml::NodeId element, std::string_view attribute) const;

 private:
  bool read_values();
  bool all_hold(std::span<const Test> tests) const { return all_of(tests) == config::Truth::yes; }
  config::Truth all_of(std::span<const Test> tests) const;
  config::Truth any_of(std::span<const Test> tests) const;
  config::Truth truth_of(const Test& test) const;
  config::Truth plain_truth_of(const Test& test) const;
  bool fits(const Test& test, const config::Value& value) const;
  std::int64_t limit_of(const Test& test) const;
  std::size_t index_of(std::string_view name) const;
  const diag::ParamValue& param_value(const diag::Param& param) const;

  void make_finding(const Variant& variant, Details details);
  const Place& primary(const Variant& variant) const;
  Spot spot_of(const Place& place) const;
  void add_related(const Variant& variant, const Place* primary_place, diag::Diagnostic& finding) const;
  std::string related_message(const Place& place) const;
  void add_fixes(const Variant& variant, diag::Diagnostic& finding) const;
  std::string filled(std::string_view text, const Details* details) const;
  std::string hole(std::string_view name, const Details* details) const;

  const config::EffectiveConfig& config_;
  const Rule& rule_;
  const diag::RuleInfo& info_;
  std::string_view profile_;
  const diag::ParamOverrides* params_;
  std::vector<diag::Diagnostic>& findings_;
  const config::SiteView* site_ = nullptr;
  std::vector<const config::Value*> values_;
  std::shared_ptr<const void> kept_;
};

}  // namespace iislint::rules
