// What a check in code may look at. From each rule's definition the build generates a class that adds the
// values, slots and parameters by their names (tools/compile_rules); a check reports through a Reporter.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "config/lookup/value.h"
#include "rules/evaluation/finding_details.h"
#include "rules/evaluation/view/file_view.h"

namespace iislint::rules {

class RuleValues;

/// A view; borrows the values, whose subject is set and whose condition holds.
class RuleContext {
 public:
  // Of a rule without named cases or placeholders; others have their own.
  enum class Case : std::uint8_t {};
  static constexpr bool kHasCases = false;
  using Finding = FindingDetails;
  static PlaceholderTexts texts_of(const Finding& /*finding*/) { return {}; }

  explicit RuleContext(const RuleValues& values) : values_(values) {}

  const FileView& file() const;
  /// The subject's own element; the root where the subject is the file.
  xml::NodeId element() const;
  /// The normal path of the place whose sections count for the subject.
  const std::string& place() const;

 protected:
  const config::Value& value_at(std::size_t index) const;
  std::int64_t param_at(std::size_t index) const;

  const RuleValues& values_;
};

/// Of a rule that is asked about sites.
class SiteContext : public RuleContext {
 public:
  using RuleContext::RuleContext;

  const config::SiteView& site() const;
};

}  // namespace iislint::rules
