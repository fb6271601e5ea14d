// Values that an attribute may have, and values that it may not have.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "diag/rule_info.h"
#include "mutation.h"
#include "schema/catalog/catalog.h"

namespace iislint::mutation {

/// Every word, both ends of every range, the default.
std::vector<std::string> legal_values(const schema::AttributeFact& fact);

/// One legal value; another one for another number, as far as there are others.
std::string sample_value(const schema::AttributeFact& fact, std::size_t number);

struct WrongValue {
  Kind kind;
  std::string text;
  std::string_view rule;
  diag::Severity least = diag::Severity::error;  ///< what the finding must be at least
  std::string part = {};                         ///< the word that is wrong; empty: the whole value
};

std::vector<WrongValue> wrong_values(const schema::AttributeFact& fact);

}  // namespace iislint::mutation
