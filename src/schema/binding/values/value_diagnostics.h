// What is wrong with a value, in words: runs only for values that plain_value() does not answer.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "diag/diagnostic.h"
#include "schema/catalog/catalog.h"
#include "xml/tree.h"

namespace iislint::schema {

struct ValueOutcome {
  /// The number IIS most probably reads, when there is no doubt about what was meant ("certrequire", "True").
  std::optional<std::int64_t> number;
  std::vector<diag::Diagnostic> findings;
};

/// `text` is the decoded value of `attribute`; of a secret nothing of it is in the findings.
ValueOutcome explain_value(const xml::Document& document, const xml::Attribute& attribute,
                           const AttributeFact& fact, std::string_view text, bool is_secret);

}  // namespace iislint::schema
