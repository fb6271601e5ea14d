#include "rules/checks/ftp/support/endpoints.h"

#include "config/site_bindings.h"
#include "rules/evaluation/anchor.h"
#include "schema/binding/config_path.h"

namespace iislint::rules::checks {
namespace {

Endpoints find_endpoints(const FileView& file) {
  Endpoints result;
  config::SiteView view(file.config());
  for (const config::EffectiveConfig::Site& site : file.config().sites()) {
    if (!site.is_ftp) continue;
    view.load(site.element);
    for (const config::SiteBinding& binding :
         config::site_bindings({&file.document(), &file.binding(), site.element})) {
      if (binding.protocol != "ftp" || !binding.address) continue;
      Endpoint& endpoint = result[binding.address->endpoint()];
      if (binding.address->host.empty() && !endpoint.first_without_host)
        endpoint.first_without_host = endpoint.tenants.size();
      endpoint.tenants.push_back({site.element, view.name(), binding.address->host,
                                  span_of(file, binding.element, "bindingInformation")});
    }
  }
  return result;
}

}  // namespace

const Endpoints& ftp_endpoints(const FileView& file) {
  return file.shared<Endpoints>(find_endpoints);
}

}  // namespace iislint::rules::checks
