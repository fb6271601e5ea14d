// What is wrong with a configuration only after a transform has been applied to it, told at the place in the
// transform that brings it about.
#pragma once

#include <string>
#include <vector>

#include "diag/diagnostic.h"
#include "engine/files/parsed_file.h"
#include "engine/policy/file_policy.h"
#include "xdt/application.h"
#include "xdt/result_text.h"

namespace iislint::engine {

/// The number that the result has, which is no file.
inline constexpr source::FileId kResultFile = 0xFFFFFFFE;

/// What is left of the work when the tree is gone, which is large.
struct AppliedTransform {
  std::vector<xdt::Outcome> outcomes;
  xdt::ResultText text;
};

struct TransformResult {
  const ParsedFile& transform;
  const ParsedFile& base;
  const AppliedTransform& applied;
  const ParsedFile& parsed;  ///< the text, under the name of the base
};

/// Of `after`, the warnings and errors of the result, those that are neither among `before`, the findings of
/// the base, nor among `own`, those of the transform alone, at the same level or a higher one.
std::vector<diag::Diagnostic> new_in_result(const TransformResult& result,
                                            std::vector<diag::Diagnostic> after,
                                            const std::vector<diag::Diagnostic>& before,
                                            const std::vector<diag::Diagnostic>& own,
                                            const FilePolicy& policy);

/// That debugging stays on in what is published.
std::vector<diag::Diagnostic> debug_left_on(const TransformResult& result);

}  // namespace iislint::engine
