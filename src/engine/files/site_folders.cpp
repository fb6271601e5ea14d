#include "engine/files/site_folders.h"

#include <algorithm>
#include <map>

#include "base/text.h"
#include "config/lookup/lookup_chain.h"
#include "schema/binding/location_path.h"
#include "source/paths.h"

namespace iislint::engine {
namespace {

using source::PathKind;

/// A file of the repository must not lead out of it.
bool leaves_folder(std::string_view path) {
  const auto parts = base::split(path, '/');
  return std::find(parts.begin(), parts.end(), "..") != parts.end();
}

class Folders {
 public:
  Folders(const ParsedFile& server, const settings::HierarchySettings& settings,
          const source::FileReader& reader)
      : document_(server.document),
        binding_(*server.binding),
        index_(*server.index),
        settings_(settings),
        reader_(reader) {
    for (xml::NodeId id = 1; id < document_.nodes.size(); ++id) {
      if (is(id, "system.applicationHost/applicationPools")) read_pools(id);
    }
  }

  std::vector<SiteFolder> all() {
    const schema::ItemKind* kind = binding_.facts->item("site");
    for (xml::NodeId id = 1; id < document_.nodes.size(); ++id) {
      if (binding_.elements[id].standing == schema::BindStatus::bound &&
          binding_.elements[id].type == kind->item_type)
        site(id);
    }
    std::stable_sort(folders_.begin(), folders_.end(), [](const SiteFolder& a, const SiteFolder& b) {
      return a.folder.size() < b.folder.size();
    });
    return std::move(folders_);
  }

 private:
  bool is(xml::NodeId id, std::string_view section) const {
    return binding_.elements[id].standing == schema::BindStatus::bound &&
           binding_.type(id)->section.path == section;
  }

  std::string text(xml::NodeId element, std::string_view name) const {
    const xml::AttributeId id = document_.find_attribute(element, name);
    std::string buffer;
    return id == xml::kNone ? std::string() : std::string(document_.value(document_.attribute(id), buffer));
  }

  /// The attribute that is in force for an item: its own, or that of the nearest *Defaults.
  xml::AttributeId in_force(xml::NodeId item, std::string_view name) const {
    for (const config::ChainLink& link : config::chain_of_item(index_, {&document_, &binding_, item}).links) {
      const xml::AttributeId found = config::written_below(link.element, {}, name).attribute;
      if (found != xml::kNone) return found;
    }
    return xml::kNone;
  }

  /// The attribute, when it holds "false".
  xml::AttributeId if_false(xml::AttributeId id) const {
    std::string buffer;
    const bool is_false = id != xml::kNone && base::equals_ignoring_case(
                                                  document_.value(document_.attribute(id), buffer), "false");
    return is_false ? id : xml::kNone;
  }

  void read_pools(xml::NodeId section) {
    xml::for_each_child_element(document_, section, [&](xml::NodeId id) {
      const xml::AttributeId forbids = if_false(in_force(id, "enableConfigurationOverride"));
      if (forbids != xml::kNone) forbidding_pools_[base::lower(text(id, "name"))] = forbids;
    });
  }

  void site(xml::NodeId site) {
    const std::string name = text(site, "name");
    xml::for_each_child_element(document_, site, [&](xml::NodeId application) {
      if (document_.name(application) != "application") return;
      xml::for_each_child_element(document_, application, [&](xml::NodeId directory) {
        if (document_.name(directory) == "virtualDirectory") virtual_directory(name, application, directory);
      });
    });
  }

  void virtual_directory(const std::string& site, xml::NodeId application, xml::NodeId directory) {
    SiteFolder result;
    const std::string below = text(directory, "path");
    result.shown_place = site + trimmed(text(application, "path")) + trimmed(below);
    result.place = schema::normal_location(result.shown_place);
    const auto folder = folder_of(result.place, text(directory, "physicalPath"));
    if (!folder) return;
    result.folder = *folder;
    result.absolute_folder = reader_.absolute(*folder);
    result.is_application = below == "/";
    const xml::AttributeId chosen = in_force(application, "applicationPool");
    std::string buffer;
    const auto pool = forbidding_pools_.find(
        chosen == xml::kNone ? std::string()
                             : base::lower(document_.value(document_.attribute(chosen), buffer)));
    if (pool != forbidding_pools_.end()) result.pool_forbids = pool->second;
    result.subfolders_forbidden = if_false(in_force(directory, "allowSubDirConfig"));
    folders_.push_back(std::move(result));
  }

  /// "/app" for "/app", nothing for "/".
  static std::string trimmed(const std::string& path) { return path == "/" ? std::string() : path; }

  std::optional<std::string> folder_of(const std::string& place, std::string physical_path) const {
    if (const auto named = settings_.folders.find(place); named != settings_.folders.end())
      return named->second;
    std::replace(physical_path.begin(), physical_path.end(), '\\', '/');
    const std::string normal = settings::normal_physical_path(physical_path);
    const std::pair<std::string, std::string>* best = nullptr;
    for (const auto& mapping : settings_.physical_paths) {
      const bool fits = normal.starts_with(mapping.first) &&
                        (normal.size() == mapping.first.size() || normal[mapping.first.size()] == '/');
      if (fits && (best == nullptr || mapping.first.size() > best->first.size())) best = &mapping;
    }
    if (best != nullptr) {  // the rest in the letter case in which it is written
      const std::size_t length = normal.size() - best->first.size();
      while (physical_path.size() > 1 && physical_path.back() == '/')
        physical_path.pop_back();
      const std::string rest = physical_path.substr(physical_path.size() - length);
      return leaves_folder(rest) ? std::nullopt : std::optional(source::join(best->second, "./" + rest));
    }
    const bool is_absolute =
        physical_path.starts_with("/") || physical_path.find_first_of("%:") != std::string::npos;
    if (physical_path.empty() || is_absolute || leaves_folder(physical_path)) return std::nullopt;
    const std::string path = source::join(source::folder_of(document_.file().path()), physical_path);
    return reader_.kind(path) == PathKind::directory ? std::optional(path) : std::nullopt;
  }

  const xml::Document& document_;
  const schema::Binding& binding_;
  const config::FileIndex& index_;
  const settings::HierarchySettings& settings_;
  const source::FileReader& reader_;
  std::map<std::string, xml::AttributeId> forbidding_pools_;  // by name in lower case
  std::vector<SiteFolder> folders_;
};

}  // namespace

std::vector<SiteFolder> site_folders(const ParsedFile& application_host,
                                     const settings::HierarchySettings& settings,
                                     const source::FileReader& reader) {
  if (!application_host.binding) return {};
  return Folders(application_host, settings, reader).all();
}

}  // namespace iislint::engine
