#include "rules/checks/server/handlers/webdav_handler_removed_only.h"

#include <string>
#include <string_view>
#include <utility>

#include "base/text.h"
#include "rules/checks/server/support/handler_entries.h"
#include "rules/checks/support/known_server.h"

namespace iislint::rules::checks {
namespace {

constexpr std::string_view kModule = "WebDAVModule";

bool takes_module_away(const config::ElementRef& modules) {
  bool result = false;
  config::for_each_below(modules, "clear", [&](xml::NodeId) { result = true; });
  config::for_each_below(modules, "remove", [&](xml::NodeId id) {
    const std::string name = text_of_entry({modules.document, modules.binding, id}, "name");
    result = result || base::equals_ignoring_case(name, kModule);
  });
  return result;
}

/// Whether the module may be there for the place.
bool has_module(const FileView& file, const std::string& place) {
  bool is_taken_away = false;
  for (const config::Layer& layer : file.section(kModules).layers(place)) {
    const config::HierarchyFile& level = file.hierarchy().levels()[layer.level];
    is_taken_away = is_taken_away || takes_module_away({level.document, level.binding, layer.element});
  }
  if (is_taken_away) return false;
  if (!knows_server(file)) return true;
  return file.section(kModules).entries(place, "").in_force.find(base::lower(kModule)).exists();
}

}  // namespace

void check(const WebdavHandlerRemovedOnly& rule, Reporter<WebdavHandlerRemovedOnly>& reporter) {
  const FileView& file = rule.file();
  const config::Hierarchy& hierarchy = file.hierarchy();
  for (const config::Layer& layer : hierarchy.sections(hierarchy.own_index(), kHandlers)) {
    const config::ElementRef handlers{&file.document(), &file.binding(), layer.element};
    config::for_each_below(handlers, "remove", [&](xml::NodeId id) {
      const std::string name = text_of_entry({handlers.document, handlers.binding, id}, "name");
      if (!base::equals_ignoring_case(name, "WebDAV") || !has_module(file, hierarchy.place_of(layer))) return;
      WebdavHandlerRemovedOnly::Finding finding;
      finding.at = anchor_of_attribute(file, id, "name");
      reporter.report(std::move(finding));
    });
  }
}

}  // namespace iislint::rules::checks
