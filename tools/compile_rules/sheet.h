// One fact sheet: JSON in, entries of the tables out.
#pragma once

#include <cstddef>
#include <string>

#include <nlohmann/json.hpp>

#include "table_text.h"

namespace iislint::tools {

class Sheet {
 public:
  using Json = nlohmann::ordered_json;

  /// `number` keeps the names of its arrays apart from those of other sheets.
  Sheet(Json json, std::string page, std::size_t number);

  std::string id() const { return json_.at("id"); }
  /// A rule of its own; otherwise it describes findings that the program makes.
  bool is_rule() const { return json_.contains("appliesTo"); }

  /// The entry of kInfos. Throws std::runtime_error when a fact is wrong.
  std::string info();
  /// The entry of kRules, for the info of that index.
  std::string rule(std::size_t info_index);

  /// The arrays that the entries refer to.
  const std::string& arrays() const { return arrays_.text(); }

 private:
  std::string profiles(const Json& levels);
  std::string params();
  std::string param(const std::string& name, const Json& param);
  std::string variant(class ConditionCompiler& conditions, const Json& variant);
  std::string places(const class ConditionCompiler& conditions, const Json& all);
  std::string fixes(const class ConditionCompiler& conditions, const Json& fix);
  Json key(const Json& variant, const char* name, const Json& otherwise) const;

  Json json_;
  std::string page_;
  Arrays arrays_;
};

}  // namespace iislint::tools
