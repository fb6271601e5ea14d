#include "rules/checks/server/pools/app_pool_runtime_aspnetcore.h"

#include <algorithm>
#include <cstdint>
#include <string>

#include "base/text.h"
#include "config/server/server_columns.h"
#include "config/views/section_view.h"
#include "rules/checks/server/support/pool_users.h"
#include "rules/checks/support/site_texts.h"
#include "schema/binding/location_path.h"

namespace iislint::rules::checks {
namespace {

std::string place_of(const FileView& file, const config::ApplicationRow& application) {
  const config::ServerColumns& server = file.columns();
  return schema::normal_location(name_of(file, server.sites()[application.site]) +
                                 std::string(server.text(application.path)));
}

/// Asked once of each entry, however many places it is in force at.
config::Tristate takes_all_requests_to_core(const config::ElementRef& entry) {
  const config::Value modules = config::entry_value(entry, "modules");
  const config::Value path = config::entry_value(entry, "path");
  const bool takes_all = modules.is_known() && path.is_known() && path.text == "*" &&
                         base::lower(modules.text).starts_with("aspnetcoremodule");
  return takes_all ? config::Tristate::yes : config::Tristate::no;
}

/// Whether all requests go to the ASP.NET Core Module.
bool is_of_core(const FileView& file, const config::ApplicationRow& application) {
  const config::SectionView& handlers = file.section("system.webServer/handlers");
  static constexpr char kQuestion = 0;  // its address
  return handlers.entries(place_of(file, application), "")
             .in_force.greatest(&kQuestion, takes_all_requests_to_core) == config::Tristate::yes;
}

}  // namespace

void check(const AppPoolRuntimeAspnetcore& rule, Reporter<AppPoolRuntimeAspnetcore>& reporter) {
  const FileView& file = rule.file();
  if (file.columns().is_of_express()) return;
  const auto& applications = applications_in(file, rule.element());
  const bool is_all_core = std::all_of(applications.begin(), applications.end(), [&](std::uint32_t row) {
    return is_of_core(file, file.columns().applications()[row]);
  });
  if (is_all_core && !applications.empty()) reporter.report();
}

}  // namespace iislint::rules::checks
