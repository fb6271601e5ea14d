#include "rules/code/ftp_endpoints.h"

#include "config/site_bindings.h"

namespace iislint::rules::code {
namespace {

std::vector<config::Value> settings_of(const RuleEvaluation& run, const config::SiteView& site) {
  std::vector<config::Value> settings;
  for (const ValueRef& ref : run.rule().values) {
    if (ref.path.start == Start::site) settings.push_back(site.value(ref.path.number));
  }
  return settings;
}

}  // namespace

Endpoints ftp_endpoints(const RuleEvaluation& run) {
  Endpoints result;
  config::SiteView view(run.config());
  for (const config::EffectiveConfig::Site& site : run.config().sites()) {
    if (!site.is_ftp) continue;
    view.load(site.element);
    const std::vector<config::Value> settings = settings_of(run, view);
    for (const config::SiteBinding& binding : config::site_bindings({&run.document(), &run.binding(), site.element})) {
      if (binding.protocol != "ftp" || !binding.address) continue;
      Endpoint& endpoint = result[binding.address->endpoint()];
      if (binding.address->host.empty() && !endpoint.first_without_host)
        endpoint.first_without_host = endpoint.tenants.size();
      endpoint.tenants.push_back({site.element, view.name(), binding.address->host,
                                  run.span_of(binding.element, "bindingInformation"), settings});
    }
  }
  return result;
}

}  // namespace iislint::rules::code
