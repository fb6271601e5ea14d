#include "rules/checks/server/filtering/request_filter_wildcard.h"

#include <string>
#include <string_view>
#include <utility>

#include "config/lookup/lookup_chain.h"
#include "rules/checks/support/reading.h"

namespace iislint::rules::checks {
namespace {

constexpr std::string_view kSection = "system.webServer/security/requestFiltering";

}  // namespace

void check(const RequestFilterWildcard& rule, Reporter<RequestFilterWildcard>& reporter) {
  const FileView& file = rule.file();
  const config::Hierarchy& hierarchy = file.hierarchy();
  const auto judge = [&](const config::Layer& layer, std::string_view steps, std::string_view attribute) {
    for (const config::ElementRef& entry :
         config::elements_below({&file.document(), &file.binding(), layer.element}, steps)) {
      const std::string text = written_text(entry, attribute);
      // A star alone is what somebody wants to keep out.
      if (text.size() < 2 || text.find('*') == std::string::npos || has_token(text)) continue;
      RequestFilterWildcard::Finding finding;
      finding.at = anchor_of_attribute(file, entry.element, attribute);
      reporter.report(std::move(finding));
    }
  };
  for (const config::Layer& layer : hierarchy.sections(hierarchy.own_index(), kSection)) {
    judge(layer, "hiddenSegments/add", "segment");
    judge(layer, "alwaysAllowedUrls/add", "url");
    judge(layer, "denyUrlSequences/add", "sequence");
  }
}

}  // namespace iislint::rules::checks
