#include "rules/checks/ftp/support/endpoints.h"

#include <algorithm>
#include <utility>

#include "values/binding_address.h"

namespace iislint::rules::checks {
namespace {

using config::BindingRow;

bool is_listening(const config::ServerColumns& columns, const BindingRow& binding) {
  return binding.protocol == columns.ftp() && binding.has_address();
}

std::pair<config::TextId, std::uint16_t> key_of(const Tenant& tenant) {
  return {tenant.binding->ip, tenant.binding->port};
}

values::BindingAddress address_of(const FileView& file, const BindingRow& binding) {
  return {std::string(file.columns().text(binding.ip)), binding.port, {}};
}

}  // namespace

Endpoints::Endpoints(const FileView& file) : all_addresses_(file.columns().texts().find("*")) {
  const config::ServerColumns& columns = file.columns();
  for (const BindingRow& binding : columns.bindings()) {
    if (is_listening(columns, binding)) tenants_.push_back({binding.site, &binding});
  }
  std::stable_sort(tenants_.begin(), tenants_.end(),
                   [](const Tenant& a, const Tenant& b) { return key_of(a) < key_of(b); });
  for (auto first = tenants_.begin(); first != tenants_.end();) {
    const auto last =
        std::find_if(first, tenants_.end(), [&](const Tenant& one) { return key_of(one) != key_of(*first); });
    const auto speaker = std::find_if(first, last, [](const Tenant& one) { return !one.has_host(); });
    endpoints_.push_back({{first, last}, speaker == last ? nullptr : &*speaker});
    if (last - first > 1) {
      shared_.push_back(endpoints_.back());
      shared_.back().address = address_of(file, *first->binding).endpoint();
    }
    first = last;
  }
  std::sort(shared_.begin(), shared_.end(),
            [](const Endpoint& a, const Endpoint& b) { return a.address < b.address; });
}

const Endpoint* Endpoints::find(config::TextId ip, std::uint16_t port) const {
  const auto key = std::pair(ip, port);
  const auto found = std::lower_bound(
      endpoints_.begin(), endpoints_.end(), key,
      [](const Endpoint& one, const auto& wanted) { return key_of(one.tenants.front()) < wanted; });
  if (found == endpoints_.end() || key_of(found->tenants.front()) != key) return nullptr;
  return &*found;
}

const Tenant* Endpoints::speaker_for(const BindingRow& binding) const {
  for (const config::TextId ip : {binding.ip, all_addresses_}) {
    const Endpoint* endpoint = find(ip, binding.port);
    if (endpoint != nullptr && endpoint->speaker != nullptr) return endpoint->speaker;
  }
  return nullptr;
}

const Endpoints& ftp_endpoints(const FileView& file) {
  return file.shared<Endpoints>([](const FileView& own) { return Endpoints(own); });
}

bool is_loopback(const FileView& file, const BindingRow& binding) {
  return address_of(file, binding).is_loopback();
}

std::vector<BindingRow> ftp_bindings(const SiteContext& rule) {
  const config::ServerColumns& columns = rule.file().columns();
  std::vector<BindingRow> bindings;
  for (const BindingRow& one : columns.bindings_of(rule.file().config().number_of(rule.site().element()))) {
    if (is_listening(columns, one)) bindings.push_back(one);
  }
  return bindings;
}

}  // namespace iislint::rules::checks
