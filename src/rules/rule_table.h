// The rules as compiled from rules/**/*.json by tools/compile_rules: constant tables, nothing is parsed at
// run time.
//
// To add a rule: a fact sheet and a page in rules/, examples in tests/rules/<id>/. Nothing else, unless the
// condition needs a test that TestKind does not have and that at least three rules would use.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "diag/rule_info.h"

namespace iislint::rules {

enum class TestKind : std::uint8_t {
  number_in,  ///< the value's number is one of the bits of `mask`
  has_flag,   ///< the value and `mask` share a bit
  empty,      ///< the text is empty
  any_entry,  ///< some entry of the collection has the attribute at one of the bits of `mask`
};

struct Test {
  TestKind kind;
  bool negated;
  std::uint16_t value;  ///< index into SiteRule::values; for any_entry the node number of the collection
  std::uint64_t mask;
  std::string_view attribute;  ///< any_entry
};

/// An effective value the rule looks at.
struct ValueRef {
  std::string_view name;  ///< as in the holes of messages: "policy"
  std::uint16_t slot;     ///< of the item kind "site"
};

/// A place in the file: a value of the rule, or one flag word of it.
struct Place {
  std::uint16_t value;
  std::string_view flag;
  std::string_view message;  ///< of a related place
};

/// A case of a rule, complete in itself.
struct Variant {
  std::span<const Test> when;
  std::optional<diag::Severity> severity;  ///< unset: the rule's own
  std::span<const Place> at;               ///< the first that is written is the primary place
  std::span<const Place> related;
  std::string_view message;  ///< "{policy}" stands for the effective value
  std::string_view expected;
  std::string_view help;
};

/// A rule over the effective values of one FTP site. The first variant that holds speaks.
struct SiteRule {
  std::uint16_t info;  ///< index into rule_infos()
  std::span<const ValueRef> values;
  std::span<const Test> when;
  std::span<const Variant> variants;
};

/// All rules and generic findings, sorted by id.
std::span<const diag::RuleInfo> rule_infos();
std::span<const SiteRule> site_rules();

/// The entry of that id, or nullptr.
const diag::RuleInfo* find_rule(std::string_view id);

}  // namespace iislint::rules
