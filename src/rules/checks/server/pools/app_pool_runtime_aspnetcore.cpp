#include "rules/checks/server/pools/app_pool_runtime_aspnetcore.h"

#include <algorithm>
#include <string>

#include "base/text.h"
#include "config/views/section_view.h"
#include "rules/checks/server/support/pool_usage.h"
#include "rules/checks/support/site_texts.h"
#include "schema/binding/location_path.h"

namespace iislint::rules::checks {
namespace {

std::string place_of(const FileView& file, const config::ApplicationRow& application) {
  const config::ServerColumns& server = file.columns();
  return schema::normal_location(name_of(file, server.sites()[application.site]) +
                                 std::string(server.text(application.path)));
}

/// Whether all requests go to the ASP.NET Core Module.
bool is_of_core(const FileView& file, const config::ApplicationRow& application) {
  const config::SectionView& handlers = file.section("system.webServer/handlers");
  const auto& entries = handlers.entries(place_of(file, application), "").in_force;
  return std::any_of(entries.begin(), entries.end(), [](const config::ElementRef& entry) {
    const config::Value modules = config::entry_value(entry, "modules");
    const config::Value path = config::entry_value(entry, "path");
    return modules.is_known() && path.is_known() && path.text == "*" &&
           base::lower(modules.text).starts_with("aspnetcoremodule");
  });
}

}  // namespace

void check(const AppPoolRuntimeAspnetcore& rule, Reporter<AppPoolRuntimeAspnetcore>& reporter) {
  const FileView& file = rule.file();
  const std::size_t row = pool_row(file, rule.element());
  if (row == config::kNoRow || file.columns().is_of_express()) return;
  const auto& applications = applications_of_pool(file, row);
  const bool is_all_core = std::all_of(applications.begin(), applications.end(), [&](std::size_t one) {
    return is_of_core(file, file.columns().applications()[one]);
  });
  if (is_all_core && !applications.empty()) reporter.report();
}

}  // namespace iislint::rules::checks
