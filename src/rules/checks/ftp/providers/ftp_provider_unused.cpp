#include "rules/checks/ftp/providers/ftp_provider_unused.h"

#include <set>
#include <string>
#include <string_view>

#include "base/text.h"
#include "rules/checks/support/reading.h"
#include "schema/binding/config_path.h"

namespace iislint::rules::checks {
namespace {

/// Whether the element is an entry of a site, or of siteDefaults, that names a provider.
bool uses_provider(const FileView& file, xml::NodeId id) {
  const std::string path = schema::group_path(file.document(), file.binding(), id);
  return path.starts_with("system.applicationHost/sites/") &&
         (path.ends_with("/providers/add") || path.ends_with("/customAuthorization/provider"));
}

/// The names of providers that sites use.
struct UsedProviders {
  bool has_token = false;       ///< then any may be meant
  std::set<std::string> names;  ///< in lower case
};

UsedProviders used_providers(const FileView& file) {
  UsedProviders used;
  const xml::Document& document = file.document();
  for (xml::NodeId id = 1; id < document.nodes.size(); ++id) {
    if (document.node(id).kind != xml::NodeKind::element) continue;
    const std::string_view element = document.name(id);
    if ((element != "add" && element != "provider") || !uses_provider(file, id)) continue;
    const xml::AttributeId name = document.find_attribute(id, "name");
    if (name == xml::kNone) continue;
    const std::string text = text_of(file, name);
    used.has_token = used.has_token || has_token(text);
    used.names.insert(base::lower(text));
  }
  return used;
}

}  // namespace

void check(const FtpProviderUnused& rule, Reporter<FtpProviderUnused>& reporter) {
  const FileView& file = rule.file();
  const std::string& name = rule.name().text;
  if (name.empty() || has_token(name) || file.config().sites().empty()) return;
  const UsedProviders& used = file.shared<UsedProviders>(used_providers);
  if (!used.has_token && used.names.count(base::lower(name)) == 0) reporter.report();
}

}  // namespace iislint::rules::checks
