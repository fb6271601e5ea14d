// Names that mean providers of the FTP service.
#pragma once

#include <optional>
#include <string>

#include "rules/evaluation/rule_context.h"

namespace iislint::rules::checks {

/// Where the name of the rule's element means no provider: what is to be added to the message about a defined
/// one that may be meant, which may be empty.
std::optional<std::string> undefined_provider(const RuleContext& rule, const std::string& name);

}  // namespace iislint::rules::checks
