// Names for findings that outlive changes of the file around them, for baselines and for services that follow
// a finding from one version to the next.
#pragma once

#include <functional>
#include <span>
#include <string>

#include "diag/diagnostic.h"

namespace iislint::diag {

/// Under which path a file counts; two runs over the same files must answer alike.
using FileName = std::function<std::string(source::FileId)>;

/// Sets the fingerprint of every finding of a run. It comes from file, rule, key path and value, and from the
/// number of the finding among those that have all of these in common, so that no two of the run share one
/// and moved lines keep it. Message and text of the file do not enter. Each list is in the order of
/// comes_before within a file; what is suppressed counts along, so that a suppression changes no fingerprint
/// of the others.
void set_fingerprints(std::span<Diagnostic> counting, std::span<Diagnostic> suppressed,
                      const FileName& file_name);

}  // namespace iislint::diag
