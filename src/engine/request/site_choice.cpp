#include "engine/request/site_choice.h"

#include <algorithm>
#include <utility>

#include "base/text.h"
#include "config/server/server_columns.h"
#include "config/views/effective_config.h"
#include "schema/binding/location_path.h"
#include "xml/anchor.h"

namespace iislint::engine {
namespace {

using config::BindingRow;
using config::ServerColumns;
using diag::StoryOutcome;
using diag::StoryStage;
using diag::StoryStep;

class Server {
 public:
  explicit Server(const config::HierarchyFile& file) : config_(file), columns_(config_) {}

  const ServerColumns& columns() const { return columns_; }

  std::string written(xml::AttributeId id) const {
    std::string buffer;
    return id == xml::kNone ? std::string()
                            : std::string(config_.document().value(config_.document().attribute(id), buffer));
  }
  std::string written(xml::NodeId element, std::string_view name) const {
    return written(config_.document().find_attribute(element, name));
  }
  source::Span span_of(xml::AttributeId id) const {
    return xml::value_of(config_.document(), config_.document().attribute(id));
  }
  source::Span name_of(xml::NodeId element) const {
    const xml::Node& node = config_.document().node(element);
    return config_.document().span(node.begin + 1, node.name_end);
  }

 private:
  config::EffectiveConfig config_;
  ServerColumns columns_;
};

/// How well a binding fits the host: the name itself before a wildcard before none; nothing when it does not.
std::optional<int> host_rank(std::string_view bound, std::string_view host) {
  if (bound.empty()) return 1;
  if (base::equals_ignoring_case(bound, host)) return 3;
  const bool is_wildcard =
      bound.starts_with("*.") && host.size() >= bound.size() &&
      base::equals_ignoring_case(host.substr(host.size() - bound.size() + 1), bound.substr(1));
  return is_wildcard ? std::optional<int>(2) : std::nullopt;
}

bool is_http(const ServerColumns& columns, const BindingRow& binding) {
  return binding.protocol == columns.http() || binding.protocol == columns.https();
}

const BindingRow* best_binding(const ServerColumns& columns, const RequestAddress& address) {
  const config::TextId protocol = address.scheme == "https" ? columns.https() : columns.http();
  const BindingRow* best = nullptr;
  int best_rank = 0;
  for (const BindingRow& binding : columns.bindings()) {
    if (binding.protocol != protocol || binding.port != address.port) continue;
    const auto rank = host_rank(columns.text(binding.host), address.host);
    // A binding to one address wins over the same one for all of them, if the request came in there.
    if (rank && *rank > best_rank) {
      best = &binding;
      best_rank = *rank;
    }
  }
  return best;
}

/// The first binding for HTTP of the site, or of the first site that has one.
const BindingRow* first_binding(const ServerColumns& columns, std::optional<std::size_t> site) {
  for (const BindingRow& binding : columns.bindings()) {
    if (is_http(columns, binding) && binding.has_address() && (!site || binding.site == *site))
      return &binding;
  }
  return nullptr;
}

void take_address(const ServerColumns& columns, const BindingRow& binding, RequestAddress& address) {
  address.scheme = binding.protocol == columns.https() ? "https" : "http";
  address.port = binding.port;
  const std::string_view host = columns.text(binding.host);
  address.host = host.empty() || host.starts_with("*") ? "localhost" : std::string(host);
}

std::optional<std::size_t> site_of_name(const ServerColumns& columns, const std::string& name) {
  for (std::size_t i = 0; i < columns.sites().size(); ++i) {
    if (schema::normal_location(columns.text(columns.sites()[i].name)) == name) return i;
  }
  return std::nullopt;
}

bool is_prefix(std::string_view prefix, std::string_view path) {
  if (prefix == "/") return true;
  return path.size() >= prefix.size() && base::equals_ignoring_case(path.substr(0, prefix.size()), prefix) &&
         (path.size() == prefix.size() || path[prefix.size()] == '/');
}

void choose_application(const Server& server, std::size_t site, const std::string& path, ChosenSite& chosen,
                        std::vector<StoryStep>& steps) {
  const ServerColumns& columns = server.columns();
  const config::ApplicationRow* best = nullptr;
  chosen.application = "/";
  for (const config::ApplicationRow& application : columns.applications_of(site)) {
    std::string own = server.written(application.element, "path");
    if (own.empty()) own = columns.text(application.path);
    const auto number = static_cast<std::size_t>(&application - columns.applications().data());
    for (const config::FolderRow& folder : columns.folders_of(number)) {
      std::string below(server.written(folder.element, "path"));
      std::string url = below == "/" || below.empty() ? own : own == "/" ? below : own + below;
      chosen.mappings.push_back({std::move(url), server.written(folder.physical_path)});
    }
    if (!is_prefix(own, path) || (best != nullptr && own.size() < chosen.application.size())) continue;
    best = &application;
    chosen.application = own;
  }
  StoryStep step{StoryStage::application, chosen.application, StoryOutcome::matched, "", {}, {}, {}};
  if (best == nullptr) {
    step.outcome = StoryOutcome::refused;
    step.detail = "the site has no application for the path";
  } else {
    step.at = server.name_of(best->element);
    const std::string pool = server.written(best->pool.attribute);
    if (!pool.empty()) step.detail = "application pool " + pool;
  }
  steps.push_back(std::move(step));
}

}  // namespace

ChosenSite choose_site(const config::HierarchyFile& file, const std::string& only, RequestAddress& address,
                       std::vector<StoryStep>& steps) {
  const Server server(file);
  const ServerColumns& columns = server.columns();
  std::optional<std::size_t> site = only.empty() ? std::nullopt : site_of_name(columns, only);
  if (address.host.empty()) {
    if (const BindingRow* first = first_binding(columns, site)) {
      take_address(columns, *first, address);
    } else {
      address.scheme = "http";
      address.host = "localhost";
      address.port = 80;
    }
  }
  const BindingRow* binding = best_binding(columns, address);
  const std::string asked = address.scheme + "://" + host_header(address);
  StoryStep step{StoryStage::binding, "", StoryOutcome::matched, "", {}, {}, {}};
  ChosenSite chosen;
  if (site && (binding == nullptr || binding->site != *site)) {
    step.outcome = StoryOutcome::unknown;
    step.detail = "no binding routes " + asked + " to the site of the file; it is followed there anyway";
  } else if (binding == nullptr) {
    step.outcome = StoryOutcome::refused;
    step.detail = "no site has a binding for " + asked;
  } else {
    site = binding->site;
    step.name = server.written(binding->information);
    step.detail =
        asked + " reaches the site through its binding for " + std::string(columns.text(binding->protocol));
    if (binding->information != xml::kNone) step.at = server.span_of(binding->information);
  }
  if (site) chosen.name = server.written(columns.sites()[*site].element, "name");
  steps.push_back(std::move(step));
  if (site) choose_application(server, *site, address.path, chosen, steps);
  return chosen;
}

}  // namespace iislint::engine
