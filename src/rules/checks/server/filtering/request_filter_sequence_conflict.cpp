#include "rules/checks/server/filtering/request_filter_sequence_conflict.h"

#include <set>
#include <string>
#include <utility>

#include "base/text.h"
#include "rules/checks/server/support/handler_entries.h"
#include "rules/checks/support/reading.h"

namespace iislint::rules::checks {

void check(const RequestFilterSequenceConflict& rule, Reporter<RequestFilterSequenceConflict>& reporter) {
  const FileView& file = rule.file();
  const config::Hierarchy& hierarchy = file.hierarchy();
  for (const config::Layer& layer :
       hierarchy.sections(hierarchy.own_index(), "system.webServer/security/requestFiltering")) {
    const config::ElementRef filtering{&file.document(), &file.binding(), layer.element};
    std::set<std::string> allowed;
    for (const config::ElementRef& entry : config::elements_below(filtering, "alwaysAllowedUrls/add"))
      allowed.insert(base::lower(text_of_entry(entry, "url")));
    for (const config::ElementRef& entry : config::elements_below(filtering, "denyUrlSequences/add")) {
      const std::string sequence = text_of_entry(entry, "sequence");
      if (sequence.empty() || allowed.count(base::lower(sequence)) == 0) continue;
      RequestFilterSequenceConflict::Finding finding;
      finding.at = anchor_of_attribute(file, entry.element, "sequence");
      finding.args = {.sequence = sequence};
      reporter.report(std::move(finding));
    }
  }
}

}  // namespace iislint::rules::checks
