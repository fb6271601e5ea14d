#include "config/server_outline.h"

#include <algorithm>
#include <string>

#include "config/lookup_chain.h"

namespace iislint::config {
namespace {

class OutlineReader {
 public:
  OutlineReader(const EffectiveConfig& config, const Hierarchy& hierarchy)
      : document_(config.document()), config_(config), hierarchy_(hierarchy) {}

  ServerOutline run() {
    const std::string_view text = document_.text();
    result_.is_of_express = text.find("%IIS_BIN%") != std::string_view::npos ||
                            text.find("%IIS_USER_HOME%") != std::string_view::npos;
    read_pools();
    if (config_.sites().empty()) return std::move(result_);
    const ElementRef sites = ref(document_.node(config_.sites().front().element).parent);
    result_.default_pool = of_defaults(sites, "application", "applicationPool");
    LookupChain defaults;
    add_defaults(defaults, config_.index(), sites, "site");
    for (const ChainLink& link : defaults.links) {
      result_.defaults_have_bindings =
          result_.defaults_have_bindings || (link.element.exists() && !site_bindings(link.element).empty());
    }
    for (const EffectiveConfig::Site& site : config_.sites())
      read_site(site.element);
    return std::move(result_);
  }

 private:
  ElementRef ref(xml::NodeId element) const { return {&document_, &config_.binding(), element}; }

  /// What the chain gives; `otherwise` when no link writes it.
  OutlineText text_of(const LookupChain& chain, std::string_view steps, std::string_view name,
                      std::string_view otherwise = {}) {
    for (const ChainLink& link : chain.links) {
      const Written written = written_below(link.element, steps, name);
      if (written.attribute != xml::kNone)
        return {std::string(document_.value(document_.attribute(written.attribute), buffer_)),
                written.holder.element, written.attribute};
    }
    return {std::string(otherwise), xml::kNone, xml::kNone};
  }

  /// What the *Defaults element for items of that name in `parent` itself writes.
  OutlineText of_defaults(const ElementRef& parent, std::string_view item, std::string_view name) {
    LookupChain chain;
    add_defaults(chain, config_.index(), parent, item);
    std::erase_if(chain.links, [&](const ChainLink& link) {
      return !link.element.exists() || document_.node(link.element.element).parent != parent.element;
    });
    return text_of(chain, {}, name);
  }

  OutlineText own(xml::NodeId element, std::string_view name) {
    return text_of({{{ref(element), Reason::own, 0, {}, {}, true}}, false}, {}, name);
  }

  /// The value of serverAutoStart.
  bool starts(const LookupChain& chain, std::string_view steps) {
    const OutlineText written = text_of(chain, steps, "serverAutoStart");
    if (!written.is_written()) return true;
    const schema::BoundAttribute& value = config_.binding().attributes[written.attribute];
    return !value.good || value.number != 0;
  }

  template <typename Visit>
  void for_each_entry(xml::NodeId parent, std::string_view name, Visit&& visit) const {
    for (const ElementRef& entry : elements_below(ref(parent), name))
      visit(entry.element);
  }

  void read_pools() {
    constexpr std::string_view kPools = "system.applicationHost/applicationPools";
    const std::vector<Layer> sections = hierarchy_.sections(hierarchy_.own_index(), kPools);
    result_.has_pool_section = !sections.empty();
    result_.pools_may_be_partial = config_.index().may_have_lost(kPools);
    for (const Layer& section : sections) {
      for_each_entry(section.element, "add", [&](xml::NodeId id) {
        const LookupChain chain = chain_of_item(config_.index(), ref(id));
        result_.pools.push_back(
            {id, own(id, "name"), text_of(chain, "processModel", "identityType", "ApplicationPoolIdentity")});
      });
    }
  }

  void read_site(xml::NodeId element) {
    const LookupChain chain = chain_of_item(config_.index(), ref(element));
    SiteOutline site;
    site.element = element;
    site.name = own(element, "name").text;
    site.starts = starts(chain, {});
    site.ftp_starts = starts(chain, "ftpServer");
    site.may_be_partial = config_.bindings_may_be_lost(element) || document_.node(element).damaged;
    site.bindings = site_bindings(ref(element));
    site.default_pool = of_defaults(ref(element), "application", "applicationPool");
    for_each_entry(element, "application",
                   [&](xml::NodeId id) { site.applications.push_back(read_application(id)); });
    result_.sites.push_back(std::move(site));
  }

  ApplicationOutline read_application(xml::NodeId element) {
    const LookupChain chain = chain_of_item(config_.index(), ref(element));
    ApplicationOutline application;
    application.element = element;
    application.path = own(element, "path");
    application.pool = text_of(chain, {}, "applicationPool");
    application.protocols = text_of(chain, {}, "enabledProtocols", "http");
    for_each_entry(element, "virtualDirectory", [&](xml::NodeId id) {
      const LookupChain folder = chain_of_item(config_.index(), ref(id));
      const bool may_have_path = !text_of(folder, {}, "physicalPath").text.empty() ||
                                 config_.may_have_lost(id, "physicalPath");
      OutlineText physical_path = own(id, "physicalPath");
      values::WindowsPath on_disk = values::parse_windows_path(physical_path.text);
      application.folders.push_back({id, own(id, "path"), std::move(physical_path), std::move(on_disk),
                                     may_have_path, text_of(folder, {}, "userName")});
    });
    return application;
  }

  const xml::Document& document_;
  const EffectiveConfig& config_;
  const Hierarchy& hierarchy_;
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

ServerOutline server_outline(const EffectiveConfig& config, const Hierarchy& hierarchy) {
  return OutlineReader(config, hierarchy).run();
}

const SiteOutline* ServerOutline::site(xml::NodeId element) const {
  const auto found =
      std::lower_bound(sites.begin(), sites.end(), element,
                       [](const SiteOutline& one, xml::NodeId id) { return one.element < id; });
  return found == sites.end() || found->element != element ? nullptr : &*found;
}

}  // namespace iislint::config
