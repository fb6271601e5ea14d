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

/// Whose sheets they are: the project's say how sure a rule is and what to do, users' need not.
enum class SheetOwner { project, user };

/// Where a sheet stands, and what follows from that unless the sheet says otherwise.
struct SheetPlace {
  SheetOwner owner = SheetOwner::user;
  std::string path;  ///< named in errors, which tell line and column; the id is the name of the file
  std::string area = "custom";
  std::string category = "custom";
};

/// Reads one sheet. Paths are looked up in `facts`, texts go to the store.
base::Result<Sheet> read_sheet(const SheetPlace& place, std::string_view text, const schema::Catalog& facts,
                               RuleStore& store);

}  // namespace iislint::rules
