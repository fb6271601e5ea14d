// What a rule's page says about the rule in figures and words: severity, scope, references. The one list
// behind the text and the Markdown.
//
// To show a further field of RuleInfo on the pages: one entry in facts_of(), one key in write_rule().
#pragma once

#include <string>
#include <vector>

#include "base/json_writer.h"
#include "diag/rule_info.h"

namespace iislint::report {

struct FactValue {
  std::string text;
  std::string address;  ///< where more of it is to be read; may be empty
};

struct Fact {
  std::string name;
  std::vector<FactValue> values;
};

/// "warning", or "warning (strict: error)" where profiles differ.
std::string severity_text(const diag::RuleInfo& rule);

/// In the order in which they are shown; none is empty.
std::vector<Fact> facts_of(const diag::RuleInfo& rule);

/// Adds all that is known of the rule, but for its page, to the object that is open.
void write_rule(base::JsonWriter& json, const diag::RuleInfo& rule);

}  // namespace iislint::report
