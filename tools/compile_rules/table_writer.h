// Rules as C++ source.
#pragma once

#include <string>

#include "rules/definition/definition_reader.h"
#include "table_text.h"

namespace iislint::tools {

/// Writes one rule; the arrays that the entries refer to go to `arrays`.
class TableWriter {
 public:
  explicit TableWriter(Arrays& arrays) : arrays_(arrays) {}

  /// The entry of kInfos.
  std::string info(const diag::RuleInfo& info, const std::string& page, const std::string& parsed_page);
  /// The entry of kRules, for the info of that index; `check_class` is empty where there is no check.
  std::string rule(const rules::Rule& rule, std::size_t info_index, const std::string& check_class);

 private:
  std::string profiles(std::span<const diag::ProfileSeverity> levels);
  std::string param(const diag::Param& param);
  std::string tests(std::span<const rules::Predicate> tests);
  std::string test(const rules::Predicate& test);
  std::string numbers(std::span<const std::int64_t> numbers);
  std::string texts(std::span<const std::string_view> texts);
  std::string places(std::span<const rules::AnchorSpec> places);
  std::string variant(const rules::Variant& variant);

  Arrays& arrays_;
};

}  // namespace iislint::tools
