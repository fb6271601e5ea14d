#include "rules/checks/server/same_content_path.h"

#include <unordered_map>

#include "rules/checks/server/support/web_folders.h"

namespace iislint::rules::checks {

void check(const SameContentPath& rule, Reporter<SameContentPath>& reporter) {
  std::unordered_map<config::TextId, const WebFolder*> first_roots;  // by path
  for (const WebFolder& root : web_folders(rule.file()).all) {
    if (!root.is_root) continue;
    const auto [first, is_first] = first_roots.try_emplace(root.normal, &root);
    if (!is_first)
      reporter.report(finding_of(rule.file(), *first->second, root, "this site serves the same folder"));
  }
}

}  // namespace iislint::rules::checks
