#include "rules/checks/server/filtering/request_extension_format.h"

#include <string>
#include <utility>

#include "base/text.h"
#include "rules/checks/server/support/web_sections.h"
#include "rules/checks/support/reading.h"
#include "xml/anchor.h"

namespace iislint::rules::checks {

void check(const RequestExtensionFormat& rule, Reporter<RequestExtensionFormat>& reporter) {
  const FileView& file = rule.file();
  const std::string& extension = rule.extension().text;
  RequestExtensionFormat::Finding finding;
  // Only a dot is missing, and it leads to no second entry of the same key.
  if (extension.find_first_of(".*/\\") == std::string::npos && is_written_in(file, rule.extension())) {
    const std::string meant = "." + extension;
    const std::string place = file.hierarchy().place_of(file.hierarchy().own_index(), rule.element());
    if (!entry_at(file, place, "system.webServer/security/requestFiltering", "fileExtensions",
                  base::lower(meant))
             .exists()) {
      const xml::Attribute& attribute = file.document().attribute(rule.extension().attribute);
      finding.fixes.push_back({"Put a dot before the extension",
                               diag::FixSafety::unsafe,
                               {{xml::content_of(file.document(), attribute), meant}}});
    }
  }
  reporter.report(std::move(finding));
}

}  // namespace iislint::rules::checks
