// Tests of a condition in words, for people who ask why a rule is silent.
#pragma once

#include <string>

#include "rules/table/rule_table.h"

namespace iislint::rules {

/// "policy is one of CertAllow and CertRequire". `facts` is the table that the rule's numbers are of.
std::string text_of(const Predicate& test, const Rule& rule, const schema::Catalog& facts);

}  // namespace iislint::rules
