// The rules as compiled from rules/**/*.json by tools/compile_rules: constant tables, nothing is parsed at
// run time. Sheets of users are read into the same form (rules/definition/definition_reader.h).
//
// To add a rule: a fact sheet and a page in rules/, examples in tests/rules/<id>/. Nothing else, unless the
// condition needs a test that PredicateKind does not have: at least three rules must use it, otherwise the
// definition says "check": true, and the check is src/rules/checks/<area>/<rule_id>.cpp.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "diag/benchmark.h"
#include "diag/diagnostic.h"
#include "diag/rule_info.h"
#include "schema/catalog/catalog.h"

namespace iislint::rules {

class FindingSink;
class RuleValues;

enum class PredicateKind : std::uint8_t {
  // of a value, or of an attribute of an entry
  number_in,    ///< the value's number is one of the bits of `mask` or one of `numbers`
  text_in,      ///< the text is one of `texts`, letter case ignored
  has_flag,     ///< the value and `mask` share a bit
  empty,        ///< the text is empty
  written,      ///< written somewhere: on the subject, in its defaults, further up
  inherited,    ///< written, but not on the subject itself
  more_than,    ///< the value's number is above the limit
  less_than,    ///< the value's number is below the limit
  not_default,  ///< the value is written and differs from the schema default
  matches,      ///< the text fits one of the globs in `texts`, letter case ignored
  contains,     ///< one of `texts` is in the text, a list with commas; letter case ignored
  holds_token,  ///< the text holds something that a deployment tool is likely to replace
  same_as,      ///< the text is that of the value `other`, letter case ignored; the number where it is one
  // groups
  any_of,  ///< at least one of `tests` holds
  all_of,  ///< all of `tests` hold
  // of a collection
  any_entry,    ///< all of `tests` hold of some entry
  every_entry,  ///< all of `tests` hold of every entry
  no_entries,   ///< nothing is in force
  duplicates,   ///< two entries have the same text in `attribute`, letter case ignored
  // of an element
  exists,  ///< the subject writes it
  // of the site that the subject is or belongs to
  fact_is,  ///< the settings say one of `texts` of the fact named `attribute`
};

inline constexpr std::uint16_t kNoIndex = 0xFFFF;

struct Predicate {
  PredicateKind kind;
  bool negated = false;
  std::uint16_t of = 0;  ///< index into Rule::values, or into Rule::paths for collections and elements
  std::uint64_t mask = 0;
  std::span<const std::int64_t> numbers = {};  ///< number_in: those that have no bit in `mask`
  std::int64_t limit = 0;                      ///< more_than, less_than: used when nothing else is given
  std::uint16_t param = kNoIndex;              ///< more_than, less_than: index into RuleInfo::params
  std::uint16_t other = kNoIndex;              ///< more_than, less_than: index into Rule::values
  std::string_view attribute =
      {};  ///< of the entry, for tests in any_entry and every_entry; of duplicates; a fact
  std::span<const std::string_view> texts = {};
  const Predicate* tests = nullptr;  ///< groups and entries
  std::size_t test_count = 0;
};

/// Where a path of a sheet starts.
enum class Start : std::uint8_t {
  site,     ///< at the site: by number of a slot or node
  item,     ///< at the subject
  section,  ///< at a section, in force at the subject's place
};

/// An element that the rule looks at.
struct PathRef {
  Start start;
  std::uint16_t number = 0;       ///< site: of the slot of a value, of the node of an element
  std::string_view section = {};  ///< section: "system.ftpServer/security/ipSecurity"
  std::string_view steps = {};    ///< below the item or section; empty for itself
  std::uint8_t up = 0;            ///< item: so many elements above the subject, before the steps
};

/// An effective value the rule looks at.
struct ValueRef {
  std::string_view name;  ///< as in the holes of messages: "policy"
  PathRef path;
  std::string_view attribute;
  schema::FactId fact;  ///< in the table of Rule::facts
};

/// A place in the file.
struct AnchorSpec {
  enum class Kind : std::uint8_t { value, element, entry } kind;
  std::uint16_t of;          ///< index into Rule::values or Rule::paths
  std::string_view flag;     ///< of a value: one word of it
  std::string_view message;  ///< of a related place
  const Predicate* where;    ///< of an entry: tests that hold of it
  std::size_t where_count;
};

/// A fix that writes another text into a value, or takes it away; offered where `when` holds.
struct ValueFix {
  std::string_view title;
  diag::FixSafety safety;
  std::uint16_t value;
  std::string_view text;
  bool removes;
  std::span<const Predicate> when;
};

/// A case of a rule, complete in itself.
struct Variant {
  std::uint8_t case_number;  ///< by which a check means it
  std::span<const Predicate> when;
  std::optional<diag::Severity> severity;           ///< unset: the rule's own
  std::span<const diag::ProfileSeverity> profiles;  ///< beside `severity`
  std::span<const AnchorSpec> at;                   ///< the first that is written is the primary place
  std::span<const AnchorSpec> related;
  std::string_view message;  ///< "{policy}" stands for the effective value
  std::string_view expected;
  std::string_view help;
  std::span<const ValueFix> fixes;
};

/// What a rule is asked about.
enum class Subject : std::uint8_t {
  site,        ///< each site
  ftp_site,    ///< each site with an FTP binding
  other_site,  ///< each site without one
  element,     ///< each element at a path
  place,       ///< each place for which the file writes one of the sections that the rule looks at
  file,        ///< the file as a whole
};

/// A bit beside those of FileKind: the rule is asked about transforms, too.
inline constexpr std::uint8_t kOnTransforms = 0x80;

using Check = void (*)(const RuleValues& values, FindingSink& sink);

/// A rule over effective values. Without a check the first variant that holds speaks; with one, the check is
/// asked where `when` holds, and chooses the variant.
struct Rule {
  const diag::RuleInfo* info;
  Subject subject;
  std::string_view element;  ///< Subject::element: "system.applicationHost/applicationPools/add"
  schema::TypeId type;       ///< of that element, in the table of `facts`
  std::uint8_t kinds;  ///< bits of schema::FileKind, and kOnTransforms; without any of FileKind: all kinds
  bool is_for_iis_express;  ///< whether it judges the server of developers as well
  std::span<const ValueRef> values;
  std::span<const PathRef> paths;  ///< collections and elements
  std::span<const Predicate> when;
  std::span<const Variant> variants;
  Check check;
  const schema::Catalog* facts = nullptr;  ///< that `fact` and `type` are of; null: the compiled table
};

/// All builtin rules and generic findings, sorted by id.
std::span<const diag::RuleInfo> rule_infos();
std::span<const Rule> rules();

/// The benchmarks that profiles are named after.
std::span<const diag::Benchmark> benchmarks();

/// The level of a case of the rule in a profile.
diag::Severity level_in(std::string_view profile, const Rule& rule, const Variant& variant);

/// The builtin entry of that id, or nullptr.
const diag::RuleInfo* find_rule(std::string_view id);

}  // namespace iislint::rules
