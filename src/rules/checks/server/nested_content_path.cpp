#include "rules/checks/server/nested_content_path.h"

#include <algorithm>
#include <cstddef>
#include <vector>

#include "rules/checks/server/support/web_folders.h"
#include "values/windows_path.h"

namespace iislint::rules::checks {
namespace {

/// The folders around the one in question, the outermost first.
class FoldersAround {
 public:
  void go_to(const WebFolder& content) {
    while (!around_.empty() && !values::is_path_at_or_below(content.normal, around_.back()->normal))
      around_.pop_back();
  }

  /// The nearest one that really holds it and is of another site.
  const WebFolder* outer_of(const WebFolder& root) const {
    const auto found = std::find_if(around_.rbegin(), around_.rend(), [&](const WebFolder* candidate) {
      return candidate->normal != root.normal && candidate->site != root.site;
    });
    return found == around_.rend() ? nullptr : *found;
  }

  /// Two sites on one folder are enough to find another site than the one in question.
  void add(const WebFolder& content) {
    std::size_t same = 0;
    for (auto it = around_.rbegin(); it != around_.rend() && (*it)->normal == content.normal; ++it, ++same) {
      if ((*it)->site == content.site) return;
    }
    if (same < 2) around_.push_back(&content);
  }

 private:
  std::vector<const WebFolder*> around_;
};

}  // namespace

void check(const NestedContentPath& rule, Reporter<NestedContentPath>& reporter) {
  FoldersAround around;
  for (const WebFolder& content : web_folders(rule.file())) {
    around.go_to(content);
    const WebFolder* outer = content.is_root ? around.outer_of(content) : nullptr;
    if (outer != nullptr) {
      reporter.report(finding_of(rule.file(), *outer, content,
                                 outer->is_root
                                     ? "this site serves the enclosing folder"
                                     : "this virtual directory of the other site is the enclosing folder"));
    }
    if (content.site->starts) around.add(content);
  }
}

}  // namespace iislint::rules::checks
