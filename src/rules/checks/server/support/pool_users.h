// Which applications an application pool serves.
#pragma once

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "rules/evaluation/rule_context.h"

namespace iislint::rules::checks {

/// The rows of the applications that use a pool, without those of sites that only the FTP service serves; in
/// the order of the file. `pool` is the element of the pool.
const std::vector<std::uint32_t>& applications_in(const FileView& file, xml::NodeId pool);

}  // namespace iislint::rules::checks
