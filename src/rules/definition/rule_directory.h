// Folders with rules that users have written.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "rules/definition/definition_reader.h"
#include "source/file_reader.h"

namespace iislint::rules {

/// A sheet with the file it was read from.
struct UserSheet {
  std::string path;
  Sheet sheet;
};

struct UserRules {
  std::shared_ptr<RuleStore> store;
  std::vector<UserSheet> sheets;  ///< in the order of the folders and of the names in them
};

/// Reads every *.json in the folders and in those below them as a sheet; a file of the same name with the
/// ending .md is its page. An error names file, line and column: a sheet that is wrong, an id that a builtin
/// rule or another sheet has, a folder that cannot be read or holds no sheet.
base::Result<UserRules> read_rule_directories(const source::FileReader& reader,
                                              const std::vector<std::string>& directories,
                                              const schema::Catalog& facts);

}  // namespace iislint::rules
