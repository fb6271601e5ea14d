// Guessing of FTP passwords, and folders of other users.
#include <algorithm>

#include "rules/code/ftp_authorization.h"
#include "rules/code/ftp_served_places.h"
#include "rules/code/reading.h"
#include "rules/code_rules.h"
#include "schema/binding/declarations.h"

namespace iislint::rules::code {
namespace {

/// The first entry of the site's own list that is enabled; a part without an element when there is none.
config::ElementRef enabled_provider(const config::SiteView& view) {
  const auto nodes = schema::catalog().item("site")->item_nodes;
  const auto list = std::find_if(nodes.begin(), nodes.end(), [](const schema::SlotNode& node) {
    return node.path == "ftpServer/security/authentication/customAuthentication/providers";
  });
  for (const config::ElementRef& entry :
       view.entries(static_cast<std::size_t>(list - nodes.begin())).in_force) {
    const config::Value enabled = config::entry_value(entry, "enabled");
    if (enabled.is_known() && enabled.number != 0) return entry;
  }
  return {};
}

/// Whether the server is older than the protection (IIS 8.0): its list of sections lacks the one that holds
/// it.
bool is_too_old(const xml::Document& document) {
  const schema::Declarations declared(document);
  return declared.is_of_server() && declared.has_group("system.ftpServer") &&
         declared.find("system.ftpServer/security/authentication") == nullptr;
}

}  // namespace

// On the file, where the protection is off for the server: once for all sites.
void logon_unprotected(RuleEvaluation& run) {
  if (is_too_old(run.document())) return;
  FindingArgs details;
  config::SiteView view(run.config());
  std::optional<Anchor> first;
  for (const auto& site : ftp_sites(run)) {
    view.load(site.element);
    const config::Value& basic = view.value(run.slot("basic"));
    const bool is_basic = basic.is_known() && basic.number != 0;
    const config::ElementRef provider = is_basic ? config::ElementRef() : enabled_provider(view);
    if (!is_basic && !provider.exists()) continue;
    const Anchor spot = is_basic ? run.anchor_of(basic) : run.anchor_of_attribute(provider.element, "name");
    if (!first) first = spot;
    details.sites.push_back(view.name());
  }
  if (!first) return;
  if (run.value("protection").document == &run.document()) {
    details.related.push_back({"users log on with a password here", first->span});
  } else {
    details.at = first;
  }
  run.report("", std::move(details));
}

void not_at_server_level(RuleEvaluation& run) {
  if (!run.subject().place().empty()) run.report("");
}

// Folders below /LocalUser and folders with others below them are those of users or of a domain.
void global_directories(RuleEvaluation& run) {
  const config::SiteOutline* site = outline_of(run).site(run.site().element());
  if (site == nullptr || site->may_be_partial) return;
  const auto directories = directories_of(*site);
  FindingArgs details;
  for (const auto& [path, folder] : directories) {
    if (path.find('/', 1) != std::string::npos || path == "/localuser") continue;
    const std::string inside = path + "/";
    if (std::any_of(directories.begin(), directories.end(),
                    [&](const auto& other) { return other.first.starts_with(inside); }))
      continue;
    if (!details.at) {
      details.at = run.anchor_of_attribute(folder->element, "path");
    } else {
      details.related.push_back({"this folder as well", run.span_of(folder->element, "path")});
    }
  }
  if (details.at) run.report("", std::move(details));
}

}  // namespace iislint::rules::code
