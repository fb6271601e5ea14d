// Which findings a SARIF log holds. GitHub code scanning refuses a run of more than 25,000 results and a file
// of more than 10 MB after gzip, so that one finding too many would hide all others.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "diag/diagnostic.h"

namespace iislint::report {

inline constexpr std::size_t kMaxResults = 25000;
/// Of results as they are written. Gzip makes a twentieth of them, measured on logs of many rules; a tenth is
/// small enough. Text that does not shrink is a stranger's choice, and the service then refuses the file.
inline constexpr std::size_t kMaxResultBytes = std::size_t{96} << 20;

struct Selection {
  std::vector<std::size_t> chosen;  ///< ascending; empty when all are, so that the usual run needs none
  std::size_t left_out = 0;
};

/// The worst ones within both limits: those that count before those that are silenced, then by severity, then
/// by confidence, then in their order.
Selection select_worst(std::span<const diag::Diagnostic> findings, std::size_t max_results = kMaxResults,
                       std::size_t max_bytes = kMaxResultBytes);

}  // namespace iislint::report
