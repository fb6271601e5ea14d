// Which fields a log lacks, and the fix that adds them.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "rules/evaluation/rule_context.h"

namespace iislint::rules::checks {

/// The names among `needed` that the flags lack, in the order of the schema.
std::vector<std::string> missing_fields(const config::Value& flags, std::span<const std::string_view> needed);

/// Writes the names behind those that are there; no fix where that would be hard to read.
std::vector<diag::Fix> fields_fix(const FileView& file, const config::Value& flags,
                                  const std::vector<std::string>& missing, diag::FixSafety safety);

}  // namespace iislint::rules::checks
