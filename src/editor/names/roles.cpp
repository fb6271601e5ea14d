#include "editor/names/roles.h"

#include <string_view>
#include <unordered_map>
#include <vector>

#include "schema/binding/config_path.h"

namespace iislint::editor {
namespace {

constexpr Role kRoles[] = {
    {Thing::pool, Part::declares, "system.applicationHost/applicationPools/add", "name"},
    {Thing::pool, Part::refers, "", "applicationPool"},
    {Thing::site, Part::declares, "system.applicationHost/sites/site", "name"},
    {Thing::site, Part::refers, "location", "path", false, true},
    {Thing::rewrite_map, Part::declares, "system.webServer/rewrite/rewriteMaps/rewriteMap", "name"},
    {Thing::rewrite_provider, Part::declares, "system.webServer/rewrite/providers/provider", "name"},
    {Thing::outbound_precondition, Part::declares,
     "system.webServer/rewrite/outboundRules/preConditions/preCondition", "name"},
    {Thing::outbound_precondition, Part::refers, "system.webServer/rewrite/outboundRules/rule",
     "preCondition"},
    {Thing::custom_tags, Part::declares, "system.webServer/rewrite/outboundRules/customTags/tags", "name"},
    {Thing::custom_tags, Part::refers, "system.webServer/rewrite/outboundRules/rule/match", "customTags"},
    {Thing::ftp_provider, Part::declares, "system.ftpServer/providerDefinitions/add", "name"},
    {Thing::ftp_provider, Part::refers, "*/customAuthentication/providers/add", "name"},
    {Thing::ftp_provider, Part::refers, "*/customAuthorization/provider", "name"},
    {Thing::ftp_provider, Part::refers, "*/customFeatures/providers/add", "name"},
    {Thing::native_module, Part::declares, "system.webServer/globalModules/add", "name"},
    {Thing::module, Part::declares, "system.webServer/modules/add", "name"},
    {Thing::module, Part::refers, "system.webServer/modules/remove", "name"},
    {Thing::module, Part::refers, "system.webServer/handlers/add", "modules", true},
    {Thing::handler, Part::declares, "system.webServer/handlers/add", "name"},
    {Thing::handler, Part::refers, "system.webServer/handlers/remove", "name"},
    {Thing::handler_precondition, Part::refers, "system.webServer/handlers/add", "preCondition", true},
    {Thing::handler_precondition, Part::refers, "system.webServer/modules/add", "preCondition", true},
    {Thing::handler_precondition, Part::refers, "system.webServer/globalModules/add", "preCondition", true},
    {Thing::handler_precondition, Part::refers, "system.webServer/isapiFilters/filter", "preCondition", true},
    {Thing::trace_provider, Part::declares, "system.webServer/tracing/traceProviderDefinitions/add", "name"},
    {Thing::trace_provider, Part::refers, "system.webServer/tracing/traceFailedRequests/add/traceAreas/add",
     "provider"},
    {Thing::auto_start_provider, Part::declares, "system.applicationHost/serviceAutoStartProviders/add",
     "name"},
    {Thing::auto_start_provider, Part::refers, "", "serviceAutoStartProvider"},
    {Thing::encryption_provider, Part::declares, "configProtectedData/providers/add", "name"},
    {Thing::encryption_provider, Part::refers, "configProtectedData", "defaultProvider"},
    {Thing::encryption_provider, Part::refers, "", "configProtectionProvider"},
    {Thing::connection_string, Part::declares, "connectionStrings/add", "name"},
    {Thing::connection_string, Part::refers, "connectionStrings/remove", "name"},
    {Thing::connection_string, Part::refers, "", "connectionStringName"},
    {Thing::section_provider, Part::declares, "*/providers/add", "name"},
    {Thing::section_provider, Part::refers, "*/providers/remove", "name"},
    {Thing::section_provider, Part::refers, "", "defaultProvider"},
    {Thing::protocol, Part::declares, "system.applicationHost/listenerAdapters/add", "name"},
    {Thing::protocol, Part::refers, "*/bindings/binding", "protocol"},
    {Thing::protocol, Part::refers, "", "enabledProtocols", true},
};

/// Whether the element stands where the steps say, which are the end of its path.
bool ends_with_path(const xml::Document& document, xml::NodeId element, std::string_view steps) {
  while (element != 0 && element != xml::kNone) {
    const std::size_t slash = steps.rfind('/');
    if (document.name(element) != steps.substr(slash == std::string_view::npos ? 0 : slash + 1)) return false;
    if (slash == std::string_view::npos) return true;
    steps = steps.substr(0, slash);
    element = document.node(element).parent;
  }
  return false;
}

bool stands_at(const xml::Document& document, xml::NodeId element, std::string_view path) {
  if (path.empty()) return true;
  if (!path.ends_with(document.name(element))) return false;
  if (path.starts_with("*/")) return ends_with_path(document, element, path.substr(2));
  if (path == "location") return document.name(element) == path;
  return schema::has_group_path(document, element, path);
}

}  // namespace

std::string_view word_for(Thing thing) {
  switch (thing) {
    case Thing::pool:
      return "application pool";
    case Thing::site:
      return "site";
    case Thing::rewrite_map:
      return "rewrite map";
    case Thing::rewrite_provider:
      return "rewrite provider";
    case Thing::outbound_precondition:
      return "precondition";
    case Thing::custom_tags:
      return "custom tags";
    case Thing::ftp_provider:
      return "FTP provider";
    case Thing::native_module:
      return "native module";
    case Thing::module:
      return "module";
    case Thing::handler:
      return "handler";
    case Thing::trace_provider:
      return "trace provider";
    case Thing::auto_start_provider:
      return "auto-start provider";
    case Thing::encryption_provider:
      return "encryption provider";
    case Thing::connection_string:
      return "connection string";
    case Thing::section_provider:
      return "provider";
    case Thing::handler_precondition:
      return "precondition";
    case Thing::protocol:
      return "protocol";
  }
  return "name";
}

// Asked of every attribute of a file: most have a name that none of the rows has.
const Role* role_of(const xml::Document& document, xml::NodeId element, std::string_view attribute) {
  static const auto kByAttribute = [] {
    std::unordered_map<std::string_view, std::vector<const Role*>> rows;
    for (const Role& role : kRoles)
      rows[role.attribute].push_back(&role);
    return rows;
  }();
  const auto rows = kByAttribute.find(attribute);
  if (rows == kByAttribute.end()) return nullptr;
  for (const Role* role : rows->second) {
    if (stands_at(document, element, role->path)) return role;
  }
  return nullptr;
}

}  // namespace iislint::editor
