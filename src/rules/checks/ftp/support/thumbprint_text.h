// The text of serverCertHash, as the checks of its form look at it.
#pragma once

#include <optional>
#include <string>

#include "rules/evaluation/rule_context.h"
#include "values/thumbprint.h"

namespace iislint::rules::checks {

/// The thumbprint that the value is. Several checks ask one after the other: the last answer is kept, and
/// lasts until another text is asked for.
const values::Thumbprint& thumbprint_of(const FileView& file, const config::Value& value);

bool has_hash_length(const values::Thumbprint& hash);

/// Whether blanks or hidden characters stand between the digits: the dialog of a certificate shows the digits
/// in pairs, and in front of them a mark that nobody sees.
bool has_gaps(const values::Thumbprint& hash, const std::string& text);

/// A fix that writes the digits alone, in upper case; none where they cannot be told.
std::vector<diag::Fix> digits_alone(const FileView& file, const config::Value& value, std::string title,
                                    const values::Thumbprint& hash);

}  // namespace iislint::rules::checks
