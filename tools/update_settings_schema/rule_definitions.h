#pragma once

#include <string>

namespace iislint::tools {

/// The JSON Schema of the settings with the definitions `profile`, `ruleId` and `rules` made anew from the
/// program's rules; the rest stays as it is. Throws when the text is no such schema.
std::string with_rules(const std::string& schema);

}  // namespace iislint::tools
