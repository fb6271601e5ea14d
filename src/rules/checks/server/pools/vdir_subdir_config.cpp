#include "rules/checks/server/pools/vdir_subdir_config.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "config/views/item_view.h"
#include "config/views/section_view.h"
#include "rules/checks/support/site_texts.h"
#include "schema/binding/location_path.h"
#include "schema/catalog/fact_path.h"

namespace iislint::rules::checks {
namespace {

constexpr std::string_view kFtp = "system.ftpServer/security/authorization";
constexpr std::string_view kAuthoring = "system.webServer/webdav/authoring";
constexpr std::string_view kAuthoringRules = "system.webServer/webdav/authoringRules";

/// Whether an entry has one of those flags, and is no Deny.
bool grants(const FileView& file, std::string_view section, const std::string& place,
            std::string_view attribute, std::int64_t flags) {
  const auto& entries = file.section(section).entries(place, "").in_force;
  return std::any_of(entries.begin(), entries.end(), [&](const config::ElementRef& entry) {
    const config::Value given = config::entry_value(entry, attribute);
    const config::Value type = config::entry_value(entry, "accessType");
    const bool is_deny = type.is_known() && type.text == "Deny";
    return given.is_known() && (given.number & flags) != 0 && !is_deny;
  });
}

bool is_authoring(const FileView& file, const std::string& place) {
  const schema::Catalog& facts = *file.binding().facts;
  const auto section = schema::cut_at_section(facts, kAuthoring);
  if (!section) return false;
  const schema::FactId fact = facts.find_attribute(facts.types[section->section_type], "enabled");
  const config::Value enabled = file.section(kAuthoring).value(place, "", "enabled", facts.attributes[fact]);
  return enabled.is_known() && enabled.number != 0;
}

/// By what users upload to the root of a site that is served over HTTP.
std::optional<std::string> upload_to(const FileView& file, std::size_t site) {
  constexpr std::int64_t kFtpWrite = 2, kDavWrite = 2, kDavSource = 16;
  const config::ServerColumns& server = file.columns();
  const std::string place = schema::normal_location(name_of(file, server.sites()[site]));
  if (server.speaks(site, server.ftp()) && grants(file, kFtp, place, "permissions", kFtpWrite)) return "FTP";
  if (is_authoring(file, place) && grants(file, kAuthoringRules, place, "access", kDavWrite | kDavSource))
    return "WebDAV";
  return std::nullopt;
}

config::Value sub_dir_config(const FileView& file, xml::NodeId folder) {
  const schema::Catalog& facts = *file.binding().facts;
  const schema::TypeId type =
      schema::type_below(facts, facts.root, "system.applicationHost/sites/site/application/virtualDirectory");
  const schema::FactId fact = facts.find_attribute(facts.types[type], "allowSubDirConfig");
  return config::ItemView(file.config(), folder).value("", "allowSubDirConfig", facts.attributes[fact]);
}

}  // namespace

void check(const VdirSubdirConfig& rule, Reporter<VdirSubdirConfig>& reporter) {
  const FileView& file = rule.file();
  const config::ServerColumns& server = file.columns();
  for (std::size_t site = 0; site < server.sites().size(); ++site) {
    const std::size_t root = server.root_folder(site);
    if (root == config::kNoRow || !server.speaks_http(site)) continue;
    const config::Value allowed = sub_dir_config(file, server.folders()[root].element);
    if (!allowed.is_known() || allowed.number == 0) continue;
    const std::optional<std::string> how = upload_to(file, site);
    if (!how) continue;
    VdirSubdirConfig::Finding finding;
    finding.at = allowed.is_written() ? anchor_of(file, allowed)
                                      : anchor_of_element(file, server.folders()[root].element);
    finding.args = {.how = *how};
    finding.sites = {name_of(file, server.sites()[site])};
    reporter.report(std::move(finding));
  }
}

}  // namespace iislint::rules::checks
