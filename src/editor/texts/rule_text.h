// A rule in a few words, as Markdown.
#pragma once

#include <string>
#include <string_view>

#include "diag/rule_info.h"

namespace iislint::editor {

/// Its summary, its level in the profile, what to do, and where its page is.
std::string rule_text(const diag::RuleInfo& rule, std::string_view profile);

}  // namespace iislint::editor
