// Which application pools of a file have something to do.
#pragma once

#include <vector>

#include "rules/evaluation/rule_context.h"

namespace iislint::rules::checks {

/// The row of config::ServerColumns::pools() of an element, or kNoRow.
std::size_t pool_row(const FileView& file, xml::NodeId pool);

/// The applications that run in a pool, as indexes into config::ServerColumns::applications(); those of sites
/// that only the FTP service serves are none of them.
const std::vector<std::size_t>& applications_of_pool(const FileView& file, std::size_t pool);

}  // namespace iislint::rules::checks
