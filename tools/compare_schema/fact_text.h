// Facts as words, so that two of them can be compared and shown alike.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "schema/catalog/catalog.h"
#include "schema/native/native_schema.h"

namespace iislint::tools {

/// Kind of difference and what one side says, in a fixed order of kinds.
using FactTexts = std::vector<std::pair<std::string, std::string>>;

FactTexts facts_of(const schema::AttributeFact& attribute);
FactTexts facts_of(const schema::NativeAttribute& attribute);

/// Only what matters in a <remove>: type, key and letter case.
FactTexts key_facts(const FactTexts& facts);

std::string yes_or_no(bool value);

}  // namespace iislint::tools
