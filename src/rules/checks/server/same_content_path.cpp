#include "rules/checks/server/same_content_path.h"

#include "rules/checks/server/support/web_folders.h"

namespace iislint::rules::checks {

void check(const SameContentPath& rule, Reporter<SameContentPath>& reporter) {
  const WebFolder* first = nullptr;
  for (const WebFolder& root : web_folders(rule.file())) {
    if (!root.is_root) continue;
    if (first != nullptr && first->normal == root.normal) {
      reporter.report(finding_of(rule.file(), *first, root, "this site serves the same folder"));
    } else {
      first = &root;
    }
  }
}

}  // namespace iislint::rules::checks
