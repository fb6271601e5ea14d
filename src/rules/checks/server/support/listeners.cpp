#include "rules/checks/server/support/listeners.h"

#include <utility>

#include "rules/checks/support/reading.h"

namespace iislint::rules::checks {
namespace {

bool is_certain(const FileView& file, const config::SiteBinding& binding) {
  if (is_secret(file, file.document().attribute(binding.information))) return false;
  return !has_token(text_of(file, binding.information));
}

ListenersByPort find_listeners(const FileView& file) {
  ListenersByPort result;
  for (const config::SiteOutline& site : file.outline().sites) {
    for (const config::SiteBinding& binding : site.bindings) {
      const bool listens =
          binding.protocol == "http" || binding.protocol == "https" || binding.protocol == "ftp";
      if (listens && binding.address && is_certain(file, binding))
        result[binding.address->port].push_back({&site, &binding});
    }
  }
  return result;
}

Anchor place_of(const FileView& file, const Listener& listener) {
  return anchor_of_attribute(file, listener.binding->element, listener.binding->information);
}

}  // namespace

const ListenersByPort& listeners_by_port(const FileView& file) {
  return file.shared<ListenersByPort>(find_listeners);
}

FindingDetails finding_of(const FileView& file, const Listener& first, const Listener& second,
                          std::string related) {
  FindingDetails finding;
  finding.at = place_of(file, second);
  finding.related.push_back({std::move(related), place_of(file, first).span});
  finding.sites = {first.site->name};
  if (first.site != second.site) finding.sites.push_back(second.site->name);
  return finding;
}

}  // namespace iislint::rules::checks
