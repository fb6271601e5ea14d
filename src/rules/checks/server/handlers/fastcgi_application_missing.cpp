#include "rules/checks/server/handlers/fastcgi_application_missing.h"

#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "base/text.h"
#include "rules/checks/server/support/handler_entries.h"
#include "rules/checks/support/known_server.h"
#include "rules/checks/support/reading.h"

namespace iislint::rules::checks {
namespace {

using Case = FastcgiApplicationMissing::Case;

constexpr std::string_view kFastCgi = "system.webServer/fastCgi";

struct Applications {
  std::set<std::string> paths;
  std::set<std::pair<std::string, std::string>> commands;  // with their arguments
};

std::string comparable_arguments(std::string_view arguments) {
  return base::lower(base::trim(arguments));
}

Applications applications_of(const config::Entries& entries) {
  Applications applications;
  for (const config::ElementRef& entry : entries.in_force) {
    const std::string path = comparable_path(text_of_entry(entry, "fullPath"));
    applications.paths.insert(path);
    applications.commands.emplace(path, comparable_arguments(text_of_entry(entry, "arguments")));
  }
  return applications;
}

}  // namespace

void check(const FastcgiApplicationMissing& rule, Reporter<FastcgiApplicationMissing>& reporter) {
  const FileView& file = rule.file();
  const config::SectionView& section = file.section(kFastCgi);
  if (!knows_server(file) || section.layers("").empty() || section.entries("", "").may_be_incomplete) return;
  const Applications applications = applications_of(section.entries("", ""));
  for_each_own_entry(file, kHandlers, [&](const config::ElementRef& handler, const config::Layer&) {
    const ScriptProcessor processor = script_processor_of(handler);
    if (processor.path.empty() || !uses_module(handler, "FastCgiModule") || has_token(processor.path)) return;
    const std::string path = comparable_path(processor.path);
    if (applications.commands.count({path, comparable_arguments(processor.arguments)}) != 0) return;
    FastcgiApplicationMissing::Finding finding;
    finding.at = anchor_of_attribute(file, handler.element, "scriptProcessor");
    finding.args = {.program = processor.path};
    reporter.report(applications.paths.count(path) != 0 ? Case::arguments : Case::missing,
                    std::move(finding));
  });
}

}  // namespace iislint::rules::checks
