#include "rules/evaluation/view/file_view.h"

#include <algorithm>
#include <new>

#include "schema/binding/config_path.h"
#include "schema/binding/location_path.h"

namespace iislint::rules {

FileView::FileView(const config::Hierarchy& hierarchy)
    : FileView(hierarchy, std::make_shared<File>(hierarchy.own())) {}

const config::SectionView& FileView::section(std::string_view path) const {
  for (const KnownSection& known : sections_) {  // mostly it is the very same literal
    if (known.path.data() == path.data() && known.path.size() == path.size()) return *known.view;
  }
  const auto found = std::find_if(sections_.begin(), sections_.end(),
                                  [path](const KnownSection& known) { return known.path == path; });
  if (found != sections_.end()) return *found->view;
  sections_.push_back({path, std::make_unique<config::SectionView>(hierarchy_, path)});
  return *sections_.back().view;
}

const config::ServerColumns& FileView::columns() const {
  std::call_once(file_->columns_made, [this] {
    try {
      file_->columns.emplace(file_->config);
    } catch (const std::bad_alloc&) {  // glibc needs memory to let an exception out of here, or aborts
    }
  });
  if (!file_->columns) throw std::bad_alloc();
  return *file_->columns;
}

std::string FileView::site_at(std::string_view place) const {
  if (place.empty()) return {};
  const std::string_view shown = hierarchy_.own().shown_path;
  if (!shown.empty()) return std::string(shown.substr(0, shown.find('/')));  // a web.config in its site
  if (kind() != schema::FileKind::application_host) return {};
  if (!site_names_) {
    site_names_.emplace();
    for (const config::EffectiveConfig::Site& site : config().sites()) {
      const std::string name = schema::key_of(config().document(), config().binding(), site.element);
      site_names_->emplace(schema::normal_location(name), name);
    }
  }
  const auto found = site_names_->find(place.substr(0, place.find('/')));
  return found == site_names_->end() ? std::string() : found->second;
}

}  // namespace iislint::rules
