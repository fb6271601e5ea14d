#include "rules/checks/server/filtering/request_filter_text_literal.h"

#include <string>
#include <string_view>
#include <utility>

#include "config/lookup/lookup_chain.h"
#include "rules/checks/support/reading.h"

namespace iislint::rules::checks {
namespace {

using Case = RequestFilterTextLiteral::Case;

constexpr std::string_view kSection = "system.webServer/security/requestFiltering";

}  // namespace

void check(const RequestFilterTextLiteral& rule, Reporter<RequestFilterTextLiteral>& reporter) {
  const FileView& file = rule.file();
  const config::Hierarchy& hierarchy = file.hierarchy();
  const auto judge = [&](const config::Layer& layer, std::string_view steps, std::string_view attribute,
                         std::string_view signs, Case which) {
    for (const config::ElementRef& entry :
         config::elements_below({&file.document(), &file.binding(), layer.element}, steps)) {
      const std::string text = written_text(entry, attribute);
      // A sign alone is what somebody wants to keep out.
      const std::size_t at = text.find_first_of(signs);
      if (text.size() < 2 || at == std::string::npos || has_token(text)) continue;
      RequestFilterTextLiteral::Finding finding;
      finding.at = anchor_of_attribute(file, entry.element, attribute);
      reporter.report(which, std::move(finding));
    }
  };
  for (const config::Layer& layer : hierarchy.sections(hierarchy.own_index(), kSection)) {
    judge(layer, "hiddenSegments/add", "segment", "/\\", Case::segment);
    judge(layer, "hiddenSegments/add", "segment", "*", Case::star);
    judge(layer, "alwaysAllowedUrls/add", "url", "*", Case::star);
    judge(layer, "denyUrlSequences/add", "sequence", "*", Case::star);
  }
}

}  // namespace iislint::rules::checks
