// A fact sheet -> a rule. Read so while building (tools/compile_rules) and, for rules of users, at run time.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "rules/table/rule_store.h"

namespace iislint::rules {

struct Sheet {
  diag::RuleInfo* info = nullptr;       ///< in the store; page and parsed_page are not filled
  std::optional<Rule> rule;             ///< nothing when the sheet describes a finding that the program makes
  bool has_check = false;               ///< in code; otherwise the condition is all data
  std::vector<std::string_view> cases;  ///< the names of the variants, by Variant::case_number
  std::vector<std::string_view> placeholders;  ///< that the check fills
  /// Examples in the sheet itself: whole files, with what is wrong or nothing wrong in them.
  std::vector<std::string> bad, good;
};

/// Whose sheets they are: the project's name everything that is known of a rule, users need not.
enum class SheetOwner { project, user };

/// Reads one sheet; `path` is named in errors, which tell line and column. Paths are looked up in `facts`,
/// texts go to the store.
base::Result<Sheet> read_sheet(const std::string& path, std::string_view text, SheetOwner owner,
                               const schema::Catalog& facts, RuleStore& store);

}  // namespace iislint::rules
