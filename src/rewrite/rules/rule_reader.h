// Reads rules from elements.
#pragma once

#include "rewrite/rules/rule.h"

namespace iislint::rewrite {

/// `place`: the normal path that the element's section is written for.
InboundRule read_inbound_rule(const config::ElementRef& element, bool is_global, std::string place);
OutboundRule read_outbound_rule(const config::ElementRef& element);
Precondition read_precondition(const config::ElementRef& element);

}  // namespace iislint::rewrite
