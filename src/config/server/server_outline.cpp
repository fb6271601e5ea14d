#include "config/server/server_outline.h"

#include <algorithm>
#include <string>

#include "config/lookup/lookup_chain.h"
#include "xml/holder.h"

namespace iislint::config {
namespace {

class OutlineReader {
 public:
  OutlineReader(const EffectiveConfig& config, const ServerColumns& columns)
      : document_(config.document()), config_(config), columns_(columns) {}

  ServerOutline run() {
    const std::string_view text = document_.text();
    result_.is_of_express = text.find("%IIS_BIN%") != std::string_view::npos ||
                            text.find("%IIS_USER_HOME%") != std::string_view::npos;
    read_pools();
    if (columns_.sites().empty()) return std::move(result_);
    result_.default_pool = text_of(columns_.default_pool().attribute);
    LookupChain defaults;
    add_defaults(defaults, config_.index(), ref(document_.node(columns_.sites().front().element).parent),
                 "site");
    result_.defaults_have_bindings = std::any_of(
        defaults.links.begin(), defaults.links.end(),
        [](const ChainLink& link) { return link.element.exists() && !site_bindings(link.element).empty(); });
    result_.sites.reserve(columns_.sites().size());
    for (std::size_t site = 0; site < columns_.sites().size(); ++site)
      read_site(site);
    return std::move(result_);
  }

 private:
  ElementRef ref(xml::NodeId element) const { return {&document_, &config_.binding(), element}; }

  /// The value of an attribute in force, and the element that holds it.
  OutlineText text_of(xml::AttributeId id, std::string_view otherwise = {}) {
    if (id == xml::kNone) return {std::string(otherwise), xml::kNone, xml::kNone};
    return {std::string(document_.value(document_.attribute(id), buffer_)), xml::holder_of(document_, id),
            id};
  }

  OutlineText own(xml::NodeId element, std::string_view name) {
    return text_of(document_.find_attribute(element, name));
  }

  void read_pools() {
    constexpr std::string_view kPools = "system.applicationHost/applicationPools";
    result_.has_pool_section = config_.index().find(kPools) != nullptr;
    result_.pools_may_be_partial = config_.index().may_have_lost(kPools);
    for (const PoolRow& pool : columns_.pools())
      result_.pools.push_back(
          {pool.element, own(pool.element, "name"), text_of(pool.identity_type, "ApplicationPoolIdentity")});
  }

  void read_site(std::size_t number) {
    const SiteRow& row = columns_.sites()[number];
    SiteOutline site;
    site.element = row.element;
    site.name = own(row.element, "name").text;
    site.starts = row.starts;
    site.ftp_starts = row.ftp_starts;
    site.may_be_partial = row.may_be_partial;
    site.default_pool = text_of(row.default_pool.attribute);
    for (const BindingRow& binding : columns_.bindings_of(number)) {
      SiteBinding one{binding.element, binding.information, std::string(columns_.text(binding.protocol)), {}};
      if (binding.has_address())
        one.address = values::BindingAddress{std::string(columns_.text(binding.ip)), binding.port,
                                             std::string(columns_.text(binding.host))};
      site.bindings.push_back(std::move(one));
    }
    const auto applications = columns_.applications_of(number);
    for (std::size_t i = 0; i < applications.size(); ++i)
      site.applications.push_back(read_application(row.first_application + i));
    result_.sites.push_back(std::move(site));
  }

  ApplicationOutline read_application(std::size_t number) {
    const ApplicationRow& row = columns_.applications()[number];
    ApplicationOutline application;
    application.element = row.element;
    application.path = own(row.element, "path");
    application.pool = text_of(row.pool.attribute);
    application.protocols = text_of(row.protocols.attribute, "http");
    const auto folders = columns_.folders_of(number);
    for (std::size_t i = 0; i < folders.size(); ++i) {
      const FolderRow& folder = folders[i];
      application.folders.push_back({folder.element, own(folder.element, "path"),
                                     text_of(folder.physical_path), columns_.path_of(row.first_folder + i),
                                     folder.may_have_path, text_of(folder.user_name)});
    }
    return application;
  }

  const xml::Document& document_;
  const EffectiveConfig& config_;
  const ServerColumns& columns_;
  std::string buffer_;
  ServerOutline result_;
};

}  // namespace

bool SiteOutline::speaks(std::string_view protocol) const {
  return std::any_of(bindings.begin(), bindings.end(),
                     [protocol](const SiteBinding& binding) { return binding.protocol == protocol; });
}

bool SiteOutline::speaks_ftp_only() const {
  return !bindings.empty() && std::all_of(bindings.begin(), bindings.end(), [](const SiteBinding& binding) {
    return binding.protocol == "ftp";
  });
}

const FolderOutline* SiteOutline::root_folder() const {
  for (const ApplicationOutline& application : applications) {
    if (application.path.text != "/") continue;
    for (const FolderOutline& folder : application.folders) {
      if (folder.path.text == "/") return &folder;
    }
  }
  return nullptr;
}

ServerOutline server_outline(const EffectiveConfig& config, const ServerColumns& columns) {
  return OutlineReader(config, columns).run();
}

const SiteOutline* ServerOutline::site(xml::NodeId element) const {
  const auto found =
      std::lower_bound(sites.begin(), sites.end(), element,
                       [](const SiteOutline& one, xml::NodeId id) { return one.element < id; });
  return found == sites.end() || found->element != element ? nullptr : &*found;
}

}  // namespace iislint::config
