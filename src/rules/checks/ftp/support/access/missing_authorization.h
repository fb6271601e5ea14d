// FTP sites on which no rule lets anybody in.
#pragma once

#include <optional>

#include "rules/evaluation/rule_context.h"

namespace iislint::rules::checks {

/// The finding that nothing is allowed on the rule's site; `anonymous` is whether anonymous users may log on.
///
/// A rule anywhere below the site is enough: users may be sent to folders of their own. What the site takes
/// away with <remove> of the server's rules is not looked at: then there may be fewer findings, never more.
std::optional<FindingDetails> missing_authorization(const SiteContext& rule, const config::Value& anonymous);

}  // namespace iislint::rules::checks
