#include "engine/request/site_choice.h"

#include <algorithm>
#include <utility>

#include "config/files/place_url.h"
#include "config/server/server_columns.h"
#include "config/views/effective_config.h"
#include "engine/request/binding_choice.h"
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
  source::Span name_of(xml::NodeId element) const { return xml::name_of(config_.document(), element); }

 private:
  config::EffectiveConfig config_;
  ServerColumns columns_;
};

bool is_http(const ServerColumns& columns, const BindingRow& binding) {
  return binding.protocol == columns.http() || binding.protocol == columns.https();
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
  const std::string_view host = columns.text(binding.host), ip = columns.text(binding.ip);
  if (host.starts_with("*.")) {
    address.host = "www" + std::string(host.substr(1));
  } else if (!host.empty() && host != "*") {
    address.host = host;
  } else if (ip == "*") {
    address.host = "localhost";
  } else {
    address.host = ip.find(':') == std::string_view::npos ? std::string(ip) : "[" + std::string(ip) + "]";
  }
}

std::optional<std::size_t> site_of_name(const ServerColumns& columns, const std::string& name) {
  for (std::size_t i = 0; i < columns.sites().size(); ++i) {
    if (schema::normal_location(columns.text(columns.sites()[i].name)) == name) return i;
  }
  return std::nullopt;
}

/// Its applications and the folders behind them.
void read_applications(const Server& server, std::size_t site, ChosenSite& chosen) {
  const ServerColumns& columns = server.columns();
  for (const config::ApplicationRow& application : columns.applications_of(site)) {
    std::string own = server.written(application.element, "path");
    if (own.empty()) own = columns.text(application.path);
    const auto number = static_cast<std::size_t>(&application - columns.applications().data());
    for (const config::FolderRow& folder : columns.folders_of(number)) {
      std::string below(server.written(folder.element, "path"));
      std::string url = below == "/" || below.empty() ? own : own == "/" ? below : own + below;
      chosen.mappings.push_back({std::move(url), server.written(folder.physical_path)});
    }
    chosen.applications.push_back(
        {std::move(own), server.written(application.pool.attribute), server.name_of(application.element)});
  }
}

/// What a URL without a host is sent to.
void complete_address(const ServerColumns& columns, std::optional<std::size_t> site,
                      RequestAddress& address) {
  if (!address.host.empty()) return;
  if (const BindingRow* first = first_binding(columns, site)) {
    take_address(columns, *first, address);
  } else {
    address.scheme = "http";
    address.host = "localhost";
    address.port = 80;
  }
}

}  // namespace

ChosenSite choose_site(const config::HierarchyFile& file, const std::string& only, const TracedRequest& asked,
                       RequestAddress& address, diag::RequestStory& story) {
  const Server server(file);
  const ServerColumns& columns = server.columns();
  std::optional<std::size_t> site = only.empty() ? std::nullopt : site_of_name(columns, only);
  complete_address(columns, site, address);
  const BindingChoice choice = choose_binding(columns, address, arrival_address(asked, address));
  const BindingRow* binding = choice.binding;
  const std::string url = address.scheme + "://" + host_header(address);
  StoryStep step{StoryStage::binding, "", StoryOutcome::matched, "", {}, {}, {}};
  ChosenSite chosen;
  if (site && (binding == nullptr || binding->site != *site)) {
    step.outcome = StoryOutcome::unknown;
    step.detail = "no binding routes " + url + " to the site of the file; it is followed there anyway";
  } else if (binding == nullptr) {
    step.outcome = StoryOutcome::refused;
    step.detail = "no site has a binding for " + url;
  } else {
    site = binding->site;
    step.name = server.written(binding->information);
    step.detail =
        url + " reaches the site through its binding for " + std::string(columns.text(binding->protocol));
    if (choice.needs_address) step.detail += ", if it arrives at " + std::string(columns.text(binding->ip));
    if (choice.rival != nullptr)
      story.unknown.push_back("whether the request arrives at " +
                              std::string(columns.text(choice.rival->ip)) +
                              ", where another site takes it (--server-variable LOCAL_ADDR)");
    if (binding->information != xml::kNone) step.at = server.span_of(binding->information);
  }
  if (site) {
    chosen.name = server.written(columns.sites()[*site].element, "name");
    read_applications(server, *site, chosen);
  }
  story.steps.push_back(std::move(step));
  return chosen;
}

std::string choose_application(const ChosenSite& site, const std::string& url_path,
                               diag::RequestStory& story) {
  const SiteApplication* best = nullptr;
  for (const SiteApplication& application : site.applications) {
    const bool is_nearer = best == nullptr || application.path.size() > best->path.size();
    if (is_nearer && config::is_url_at_or_below(url_path, application.path)) best = &application;
  }
  StoryStep step{StoryStage::application, "/", StoryOutcome::refused, "", {}, {}, {}};
  if (best == nullptr) {
    step.detail = "the site has no application for the path";
  } else {
    step.name = best->path;
    step.outcome = StoryOutcome::matched;
    step.at = best->at;
    if (!best->pool.empty()) step.detail = "application pool " + best->pool;
  }
  story.steps.push_back(std::move(step));
  return story.steps.back().name;
}

}  // namespace iislint::engine
