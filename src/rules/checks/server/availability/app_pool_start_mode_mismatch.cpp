#include "rules/checks/server/availability/app_pool_start_mode_mismatch.h"

#include <cstdint>
#include <string_view>
#include <utility>

#include "config/server/server_columns.h"
#include "config/views/item_view.h"
#include "rules/checks/server/support/pool_users.h"
#include "rules/checks/support/reading.h"
#include "rules/checks/support/site_texts.h"

namespace iislint::rules::checks {
namespace {

using Case = AppPoolStartModeMismatch::Case;
using config::Value;

/// Whether the file has the attribute at all: few do.
struct Preloads {
  bool are_written = false;
};

Preloads find_preloads(const FileView& file) {
  return {file.document().text().find("preloadEnabled") != std::string_view::npos};
}

/// preloadEnabled of an application; unknown when it cannot be read.
Value preload_of(const FileView& file, const config::ApplicationRow& application) {
  const schema::ElementType* type = file.binding().type(application.element);
  if (type == nullptr) return {};
  const schema::Catalog& facts = *file.binding().facts;
  const schema::FactId fact = facts.find_attribute(*type, "preloadEnabled");
  if (fact == schema::kNoId) return {};
  return config::ItemView(file.config(), application.element)
      .value("", "preloadEnabled", facts.attributes[fact]);
}

}  // namespace

void check(const AppPoolStartModeMismatch& rule, Reporter<AppPoolStartModeMismatch>& reporter) {
  constexpr std::int64_t kAlwaysRunning = 1;
  if (rule.mode().number == kAlwaysRunning) return reporter.report(Case::idle);
  const FileView& file = rule.file();
  if (!file.shared<Preloads>(find_preloads).are_written) return;
  const config::ServerColumns& server = file.columns();
  for (const std::uint32_t row : applications_in(file, rule.element())) {
    const config::ApplicationRow& application = server.applications()[row];
    const Value preload = preload_of(file, application);
    if (!preload.is_known() || preload.number == 0 || !is_written_in(file, preload)) continue;
    AppPoolStartModeMismatch::Finding finding;
    finding.sites = {name_of(file, server.sites()[application.site])};
    finding.at = anchor_of(file, rule.mode().is_written() ? rule.mode() : preload);
    if (rule.mode().is_written())
      finding.related.push_back({"preloadEnabled is set here", anchor_of(file, preload).span});
    reporter.report(Case::preload, std::move(finding));
  }
}

}  // namespace iislint::rules::checks
