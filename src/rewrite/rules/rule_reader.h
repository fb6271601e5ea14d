// Reads rules from elements.
#pragma once

#include "rewrite/rules/rule.h"

namespace iislint::rewrite {

/// `base`: as InboundRule::base.
InboundRule read_inbound_rule(const config::ElementRef& element, bool is_global, std::string base = "/");
OutboundRule read_outbound_rule(const config::ElementRef& element);
Precondition read_precondition(const config::ElementRef& element);

}  // namespace iislint::rewrite
