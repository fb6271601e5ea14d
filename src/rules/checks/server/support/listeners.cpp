#include "rules/checks/server/support/listeners.h"

#include <utility>

#include "rules/checks/support/reading.h"
#include "rules/checks/support/site_texts.h"

namespace iislint::rules::checks {
namespace {

using config::ServerColumns;

class ListenerSearch {
 public:
  explicit ListenerSearch(const FileView& file) : file_(file), server_(file.columns()) {}

  ListenersByPort run() {
    ListenersByPort result;
    for (const config::BindingRow& binding : server_.bindings()) {
      if (!binding.has_address() || !listens(binding) || !is_certain(binding)) continue;
      result.ports[binding.port].push_back({&server_.sites()[binding.site], &binding,
                                            binding.protocol == server_.ftp(),
                                            binding.ip == server_.every_address()});
    }
    return result;
  }

 private:
  bool listens(const config::BindingRow& binding) const {
    return binding.protocol == server_.ftp() || binding.protocol == server_.http() ||
           binding.protocol == server_.https();
  }

  bool is_certain(const config::BindingRow& binding) {
    return !is_secret(file_, file_.document().attribute(binding.information)) &&
           !has_token(value_of(file_, binding.information, buffer_));
  }

  const FileView& file_;
  const ServerColumns& server_;
  std::string buffer_;
};

ListenersByPort find_listeners(const FileView& file) {
  return ListenerSearch(file).run();
}

Anchor place_of(const FileView& file, const Listener& listener) {
  return anchor_of_attribute(file, listener.binding->element, listener.binding->information);
}

}  // namespace

const ListenersByPort& listeners_by_port(const FileView& file) {
  return file.shared<ListenersByPort>(find_listeners);
}

values::BindingAddress address_of(const FileView& file, const Listener& listener) {
  const ServerColumns& server = file.columns();
  const config::BindingRow& binding = *listener.binding;
  return {std::string(server.text(binding.ip)), binding.port, std::string(server.text(binding.host))};
}

std::string protocol_of(const FileView& file, const Listener& listener) {
  return std::string(file.columns().text(listener.binding->protocol));
}

FindingDetails finding_of(const FileView& file, const Listener& first, const Listener& second,
                          std::string related) {
  FindingDetails finding;
  finding.at = place_of(file, second);
  finding.related.push_back({std::move(related), place_of(file, first).span});
  finding.sites = {name_of(file, *first.site)};
  if (first.site != second.site) finding.sites.push_back(name_of(file, *second.site));
  return finding;
}

}  // namespace iislint::rules::checks
