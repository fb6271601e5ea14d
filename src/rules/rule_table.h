// The rules as compiled from rules/**/*.json by tools/compile_rules: constant tables, nothing is parsed at
// run time.
//
// To add a rule: a fact sheet and a page in rules/, examples in tests/rules/<id>/. Nothing else, unless the
// condition needs a test that TestKind does not have: at least three rules must use it, otherwise the sheet
// names a function (see rules/code_rules.h).
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "diag/diagnostic.h"
#include "diag/rule_info.h"

namespace iislint::rules {

class RuleRun;

enum class TestKind : std::uint8_t {
  number_in,    ///< the value's number is one of the bits of `mask`
  has_flag,     ///< the value and `mask` share a bit
  empty,        ///< the text is empty
  any_entry,    ///< some entry of the collection has the attribute at one of the bits of `mask`
  more_than,    ///< the value's number is above the limit
  less_than,    ///< the value's number is below the limit
  not_default,  ///< the value is written, on the site or above it, and differs from the schema default
  any_of,       ///< at least one of `tests` holds
  all_of,       ///< all of `tests` hold
};

inline constexpr std::uint16_t kNoParam = 0xFFFF;

struct Test {
  TestKind kind;
  bool negated = false;
  std::uint16_t value = 0;  ///< index into Rule::values; for any_entry the node number of the collection
  std::uint64_t mask = 0;
  std::int64_t limit = 0;           ///< more_than, less_than: used when there is no parameter
  std::uint16_t param = kNoParam;   ///< more_than, less_than: index into RuleInfo::params
  std::string_view attribute = {};  ///< any_entry
  const Test* tests = nullptr;      ///< any_of, all_of
  std::size_t test_count = 0;
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

/// A fix that writes another text into a value; offered where the value is written.
struct ValueFix {
  std::string_view title;
  diag::FixSafety safety;
  std::uint16_t value;
  std::string_view text;
};

/// A case of a rule, complete in itself.
struct Variant {
  std::string_view name;  ///< by which a function means it; empty where none does
  std::span<const Test> when;
  std::optional<diag::Severity> severity;           ///< unset: the rule's own
  std::span<const diag::ProfileSeverity> profiles;  ///< beside `severity`
  std::span<const Place> at;                        ///< the first that is written is the primary place
  std::span<const Place> related;
  std::string_view message;  ///< "{policy}" stands for the effective value
  std::string_view expected;
  std::string_view help;
  std::span<const ValueFix> fixes;
};

/// What a rule is asked about.
enum class Subject : std::uint8_t {
  ftp_site,    ///< each site with an FTP binding
  other_site,  ///< each site without one
  file,        ///< the file as a whole
};

using CodeRule = void (*)(RuleRun&);

/// A rule over effective values. Without a function the first variant that holds speaks; with one, the
/// function is asked where `when` holds, and names the variants.
struct Rule {
  std::uint16_t info;  ///< index into rule_infos()
  Subject subject;
  std::span<const ValueRef> values;
  std::span<const Test> when;
  std::span<const Variant> variants;
  CodeRule code;
};

/// All rules and generic findings, sorted by id.
std::span<const diag::RuleInfo> rule_infos();
std::span<const Rule> rules();

/// The entry of that id, or nullptr.
const diag::RuleInfo* find_rule(std::string_view id);

}  // namespace iislint::rules
