// The same content over HTTPS and over FTP: what is demanded on one way only can be got round on the other.
#pragma once

#include <optional>

#include "rules/evaluation/rule_context.h"

namespace iislint::rules::checks {

enum class HttpsDemand { tls, client_certificate };

struct ParityBreach {
  bool is_same_site = false;  ///< otherwise another site with the same root folder demands it
  FindingDetails finding;
};

/// What demands over HTTPS what the rule's FTP site does not; nothing where no client from outside meets the
/// site.
std::optional<ParityBreach> parity_breach(const SiteContext& rule, HttpsDemand demand);

}  // namespace iislint::rules::checks
