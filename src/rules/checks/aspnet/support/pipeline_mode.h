// In which mode the application pool of a place runs ASP.NET.
#pragma once

#include <cstdint>
#include <string>

#include "rules/evaluation/rule_context.h"

namespace iislint::rules::checks {

enum class PipelineMode : std::uint8_t {
  unknown,  ///< the server is not known, or does not say
  integrated,
  classic,
};

/// Of the application that the normal place belongs to.
PipelineMode pipeline_mode_at(const FileView& file, const std::string& place);

}  // namespace iislint::rules::checks
