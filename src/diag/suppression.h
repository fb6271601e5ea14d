// Why a finding is not among those that count: somebody has said so, with a reason.
#pragma once

#include <optional>
#include <string>

#include "source/location.h"
#include "source/span.h"

namespace iislint::diag {

/// Exactly one of `comment` and `origin` says where it is written.
struct Suppression {
  std::string reason;                      ///< on one line; secrets in it are ***
  std::string until;                       ///< the last day it holds, "2027-01-31"; empty: for good
  std::optional<source::Span> comment;     ///< in the file of the finding
  std::optional<source::Location> origin;  ///< in a settings file, or in a baseline
  bool is_baseline = false;                ///< the finding was there when the baseline was written
};

}  // namespace iislint::diag
