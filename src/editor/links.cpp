#include "editor/links.h"

#include <algorithm>
#include <unordered_map>

#include "base/text.h"
#include "editor/json_documents.h"
#include "editor/reading/open_file.h"
#include "engine/files/site_folders.h"
#include "schema/binding/checks/config_source.h"
#include "source/paths.h"
#include "source/windows_path.h"

namespace iislint::editor {
namespace {

using xml::NodeId;

class Links {
 public:
  explicit Links(const OpenFile& file) : file_(file), document_(file.document()) {}

  std::vector<Link> all() {
    if (file_.parsed.binding) {
      add_sources();
      add_folders();
    }
    for (NodeId id = 1; id < document_.nodes.size(); ++id) {
      if (document_.node(id).kind == xml::NodeKind::element && document_.name(id) == "appSettings")
        add_file(document_.find_attribute(id, "file"));
    }
    std::sort(links_.begin(), links_.end(), [](const Link& a, const Link& b) { return a.range < b.range; });
    return std::move(links_);
  }

 private:
  const source::FileReader& reader() const { return file_.project.reader(); }
  std::string folder() const { return source::folder_of(file_.project.files().given_path(file_.id())); }

  void add(xml::AttributeId id, std::string path, const char* tooltip) {
    const xml::Attribute& attribute = document_.attribute(id);
    if (attribute.value_begin == attribute.value_end) return;
    links_.push_back(
        {document_.span(attribute.value_begin, attribute.value_end), std::move(path), {}, tooltip});
  }

  void add_sources() {
    std::vector<const schema::Declarations*> above;
    for (std::size_t i = 0; i + 1 < file_.levels.size(); ++i)
      above.push_back(&file_.levels[i].binding->declarations);
    for (const schema::ConfigSource& source :
         schema::config_sources(document_, *file_.parsed.binding, above)) {
      if (auto path = source::find_as_windows(reader(), folder(), source.path))
        add(source.attribute, std::move(*path), "The file that holds the section");
    }
  }

  /// The file whose settings come on top of those here.
  void add_file(xml::AttributeId id) {
    if (id == xml::kNone) return;
    std::string relative = text_of(document_, document_.attribute(id));
    std::replace(relative.begin(), relative.end(), '\\', '/');
    if (relative.empty() || relative.front() == '/' || relative.find(':') != std::string::npos) return;
    if (auto path = source::find_as_windows(reader(), folder(), relative))
      add(id, std::move(*path), "The file whose settings are added");
  }

  /// The web.config in the folder of each virtual directory.
  void add_folders() {
    const std::string& path = file_.project.files().given_path(file_.id());
    const settings::Settings* settings = file_.project.settings_for(source::folder_of(path));
    static const settings::HierarchySettings kNone;
    std::unordered_map<std::string, std::string> folders;  // by place
    for (const engine::SiteFolder& folder :
         engine::site_folders(file_.parsed, settings != nullptr ? settings->hierarchy : kNone, reader()))
      folders.emplace(folder.place, folder.folder);
    if (folders.empty()) return;
    for (NodeId id = 1; id < document_.nodes.size(); ++id) {
      if (document_.node(id).kind != xml::NodeKind::element || document_.name(id) != "virtualDirectory")
        continue;
      const xml::AttributeId physical = document_.find_attribute(id, "physicalPath");
      const auto found = physical == xml::kNone ? folders.end() : folders.find(place_of_directory(id));
      if (found == folders.end()) continue;
      if (auto config = source::find_as_windows(reader(), found->second, "web.config"))
        add(physical, std::move(*config), "The web.config of this folder");
    }
  }

  /// "site/app/dir" in lower case, as SiteFolder has it.
  std::string place_of_directory(NodeId directory) const {
    const NodeId application = document_.node(directory).parent;
    const NodeId site = document_.node(application).parent;
    if (application == 0 || site == 0 || site == xml::kNone) return {};
    std::string place = text_of(document_, site, "name");
    for (const NodeId part : {application, directory}) {
      const std::string path = text_of(document_, part, "path");
      if (path != "/") place += path;
    }
    while (!place.empty() && place.back() == '/')
      place.pop_back();
    return base::lower(place);
  }

  const OpenFile& file_;
  const xml::Document& document_;
  std::vector<Link> links_;
};

}  // namespace

std::vector<Link> links(engine::Project& project, const std::string& path) {
  if (is_json_document(path)) return json_links(project, path);
  const auto file = open_file(project, path);
  return file ? Links(*file).all() : std::vector<Link>();
}

}  // namespace iislint::editor
