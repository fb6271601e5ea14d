#include "config/server_outline.h"

#include <algorithm>
#include <initializer_list>
#include <string>

#include "base/text.h"
#include "config/section_view.h"
#include "schema/binding/config_path.h"

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
    const xml::NodeId sites = document_.node(config_.sites().front().element).parent;
    site_defaults_ = child(sites, "siteDefaults");
    application_defaults_ = child(sites, "applicationDefaults");
    result_.default_pool = text_of({application_defaults_}, "applicationPool");
    folder_defaults_ = child(sites, "virtualDirectoryDefaults");
    if (site_defaults_ != xml::kNone)
      result_.defaults_have_bindings = !bindings_of(document_, site_defaults_).empty();
    for (const EffectiveConfig::Site& site : config_.sites())
      read_site(site.element);
    return std::move(result_);
  }

 private:
  xml::NodeId child(xml::NodeId parent, std::string_view name) const {
    xml::NodeId found = xml::kNone;
    if (parent == xml::kNone) return found;
    xml::for_each_child_element(document_, parent, [&](xml::NodeId id) {
      if (found == xml::kNone && document_.name(id) == name) found = id;
    });
    return found;
  }

  /// The first of the elements that writes the attribute decides.
  OutlineText text_of(std::initializer_list<xml::NodeId> holders, std::string_view name,
                      std::string_view otherwise = {}) {
    for (const xml::NodeId holder : holders) {
      if (holder == xml::kNone) continue;
      const xml::AttributeId id = document_.find_attribute(holder, name);
      if (id != xml::kNone)
        return {std::string(document_.value(document_.attribute(id), buffer_)), holder, id};
    }
    return {std::string(otherwise), xml::kNone, xml::kNone};
  }

  /// serverAutoStart of the first that writes it.
  bool starts(std::initializer_list<xml::NodeId> holders) {
    const OutlineText written = text_of(holders, "serverAutoStart");
    if (!written.is_written()) return true;
    const schema::BoundAttribute& value = config_.binding().attributes[written.attribute];
    return !value.good || value.number != 0;
  }

  void read_pools() {
    constexpr std::string_view kPools = "system.applicationHost/applicationPools";
    const std::vector<Layer>& sections = hierarchy_.sections(hierarchy_.own_index(), kPools);
    result_.has_pool_section = !sections.empty();
    result_.pools_may_be_partial = SectionView(hierarchy_, kPools).may_be_incomplete();
    for (const Layer& section : sections) {
      const xml::NodeId defaults = child(child(section.element, "applicationPoolDefaults"), "processModel");
      xml::for_each_child_element(document_, section.element, [&](xml::NodeId id) {
        if (document_.name(id) != "add") return;
        result_.pools.push_back(
            {id, text_of({id}, "name"),
             text_of({child(id, "processModel"), defaults}, "identityType", "ApplicationPoolIdentity")});
      });
    }
  }

  void read_site(xml::NodeId element) {
    SiteOutline site;
    site.element = element;
    site.name = text_of({element}, "name").text;
    site.starts = starts({element, site_defaults_});
    site.ftp_starts = starts({child(element, "ftpServer"), child(site_defaults_, "ftpServer")});
    site.may_be_partial = config_.bindings_may_be_lost(element) || document_.node(element).damaged;
    site.bindings = bindings_of(document_, element);
    const xml::NodeId application_defaults = child(element, "applicationDefaults");
    site.default_pool = text_of({application_defaults}, "applicationPool");
    const xml::NodeId folder_defaults = child(element, "virtualDirectoryDefaults");
    xml::for_each_child_element(document_, element, [&](xml::NodeId id) {
      if (document_.name(id) != "application") return;
      site.applications.push_back(read_application(id, application_defaults, folder_defaults));
    });
    result_.sites.push_back(std::move(site));
  }

  ApplicationOutline read_application(xml::NodeId element, xml::NodeId site_defaults,
                                      xml::NodeId site_folders) {
    ApplicationOutline application;
    application.element = element;
    application.path = text_of({element}, "path");
    application.pool = text_of({element, site_defaults, application_defaults_}, "applicationPool");
    application.protocols =
        text_of({element, site_defaults, application_defaults_}, "enabledProtocols", "http");
    const xml::NodeId own_folders = child(element, "virtualDirectoryDefaults");
    const auto with_defaults = [&](xml::NodeId folder, std::string_view name) {
      return text_of({folder, own_folders, site_folders, folder_defaults_}, name);
    };
    xml::for_each_child_element(document_, element, [&](xml::NodeId id) {
      if (document_.name(id) != "virtualDirectory") return;
      const bool may_have_path =
          !with_defaults(id, "physicalPath").text.empty() || config_.may_have_lost(id, "physicalPath");
      OutlineText physical_path = text_of({id}, "physicalPath");
      values::WindowsPath on_disk = values::parse_windows_path(physical_path.text);
      application.folders.push_back({id, text_of({id}, "path"), std::move(physical_path), std::move(on_disk),
                                     may_have_path, with_defaults(id, "userName")});
    });
    return application;
  }

  const xml::Document& document_;
  const EffectiveConfig& config_;
  const Hierarchy& hierarchy_;
  xml::NodeId site_defaults_ = xml::kNone;
  xml::NodeId application_defaults_ = xml::kNone;
  xml::NodeId folder_defaults_ = xml::kNone;
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
