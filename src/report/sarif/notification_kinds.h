// What a SARIF log says beside its results: that something could not be checked, or is not in it.
#pragma once

#include <string_view>

#include "base/json_writer.h"

namespace iislint::report {

inline constexpr std::string_view kLeftOut = "results-left-out";
inline constexpr std::string_view kSkipped = "skipped-file";

/// An object that describes the kind: one of these two, or the code of an error of the run.
void write_notification_kind(base::JsonWriter& json, std::string_view id);

}  // namespace iislint::report
