#include "engine/failures.h"

#include <unordered_set>

namespace iislint::engine {

std::size_t count_failures(const Analysis& analysis, const Project& project,
                           const std::function<bool(source::FileId)>& counts) {
  std::size_t failures = 0;
  std::unordered_set<source::FileId> failed;
  for (const diag::Diagnostic& finding : analysis.diagnostics) {
    if (!project.fails(finding)) continue;
    ++failures;
    failed.insert(finding.span.file);
  }
  for (const CheckedFile& file : analysis.files) {
    const bool is_failure = file.status == FileStatus::partial && counts(file.id) &&
                            failed.count(file.id) == 0 && !project.policy_of(file.id).lets_pass_unchecked();
    if (is_failure) ++failures;
  }
  return failures;
}

}  // namespace iislint::engine
