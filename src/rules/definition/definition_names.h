// What a sheet has given names to: its values, parameters and the placeholders that its check fills.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/json.h"
#include "rules/definition/path_reader.h"

namespace iislint::rules {

/// Borrows the reader of paths. Throws SheetProblem for a name that nothing has.
class SheetNames {
 public:
  SheetNames(const base::Json& sheet, const PathReader& paths);

  const std::vector<ValueRef>& values() const { return values_; }
  const std::vector<std::string>& placeholders() const { return placeholders_; }
  std::uint16_t value_index(const base::Json& name) const;
  const schema::AttributeFact& fact_of(std::uint16_t value) const { return paths_.fact(values_[value].fact); }
  /// `type` is the one that the parameter must have.
  std::uint16_t param_index(const base::Json& name, std::string_view type) const;

  /// A text whose holes are all filled by something that is declared.
  const std::string& text_with_holes(const base::Json& json) const;

  /// Refuses "{pool}" where texts have no holes and another value can be compared with.
  void check_no_hole(const base::Json& json) const;

 private:
  const PathReader& paths_;
  std::vector<ValueRef> values_;
  std::vector<std::pair<std::string, std::string>> params_;  // name, type
  std::vector<std::string> placeholders_;
};

}  // namespace iislint::rules
