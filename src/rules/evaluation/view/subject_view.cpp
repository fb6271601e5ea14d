#include "rules/evaluation/view/subject_view.h"

#include "base/text.h"
#include "schema/binding/config_path.h"
#include "schema/binding/location_path.h"

namespace iislint::rules {
namespace {

/// The innermost group of the file's own level that a section which is not written would stand in.
xml::NodeId group_for(const xml::Document& document, std::string_view section) {
  xml::NodeId group = document.root();
  for (const std::string_view step : base::split(section, '/')) {
    xml::NodeId next = xml::kNone;
    xml::for_each_child_element(document, group, [&](xml::NodeId child) {
      if (next == xml::kNone && document.name(child) == step) next = child;
    });
    if (next == xml::kNone) break;
    group = next;
  }
  return group;
}

}  // namespace

void SubjectView::set_site(const config::SiteView& site) {
  site_ = &site;
  item_ = nullptr;
  element_ = site.element();
  place_.reset();
}

void SubjectView::set_item(xml::NodeId element, const config::ItemView& item) {
  site_ = nullptr;
  item_ = &item;
  element_ = element;
  place_.reset();
}

void SubjectView::set_place(std::string place, xml::NodeId element) {
  site_ = nullptr;
  item_ = nullptr;
  element_ = element;
  place_ = std::move(place);
}

void SubjectView::set_file() {
  set_place(file_.hierarchy().own().path, file_.config().document().root());
}

config::ElementRef SubjectView::own_element_ref(xml::NodeId element) const {
  return {&file_.config().document(), &file_.config().binding(), element};
}

config::ItemView SubjectView::item_at(const PathRef& path) const {
  xml::NodeId element = element_;
  for (unsigned up = path.up; up > 0; --up)
    element = file_.config().document().node(element).parent;
  return config::ItemView(file_.config(), element);
}

const std::string& SubjectView::place() const {
  if (site_ != nullptr && !site_->name().empty()) return site_->place();
  if (!place_) {
    const std::string site = site_ != nullptr ? std::string()
                                              : schema::enclosing_site(file_.config().document(),
                                                                       file_.config().binding(), element_);
    place_ = site.empty() ? file_.hierarchy().place_of(file_.hierarchy().own_index(), element_)
                          : schema::normal_location(site);
  }
  return *place_;
}

std::string SubjectView::site_name() const {
  if (site_ != nullptr) return site_->name();
  const std::string enclosing =
      item_ != nullptr ? schema::enclosing_site(file_.config().document(), file_.config().binding(), element_)
                       : std::string();
  return enclosing.empty() ? file_.site_at(place()) : enclosing;
}

config::Value SubjectView::value(const ValueRef& ref, const schema::AttributeFact& fact) const {
  switch (ref.path.start) {
    case Start::site:
      return site_->value(ref.path.number);
    case Start::item:
      return ref.path.up == 0 ? item_->value(ref.path.steps, ref.attribute, fact)
                              : item_at(ref.path).value(ref.path.steps, ref.attribute, fact);
    case Start::section:
      return file_.section(ref.path.section).value(place(), ref.path.steps, ref.attribute, fact);
  }
  return {};
}

config::Entries SubjectView::entries(const PathRef& path) const {
  switch (path.start) {
    case Start::site:
      return site_->entries(path.number);
    case Start::item:
      return item_->entries(path.steps);
    case Start::section:
      return section_entries(path);
  }
  return {};
}

const config::Entries& SubjectView::section_entries(const PathRef& path) const {
  return file_.section(path.section).entries(place(), path.steps);
}

config::ElementRef SubjectView::own_element(const PathRef& path) const {
  switch (path.start) {
    case Start::site:
      return own_element_ref(site_->own_element(path.number));
    case Start::item:
      return config::below(item_->part(), path.steps);
    case Start::section: {
      const config::ElementRef nothing = own_element_ref(xml::kNone);
      const auto& layers = file_.section(path.section).layers(place());
      if (layers.empty() || layers.back().level != file_.hierarchy().own_index()) return nothing;
      if (!layers.back().is_for(place())) return nothing;
      return config::below(own_element_ref(layers.back().element), path.steps);
    }
  }
  return {};
}

xml::NodeId SubjectView::nearest_element(const ValueRef& ref) const {
  return ref.path.start == Start::site ? site_->nearest_element(ref.path.number) : nearest_element(ref.path);
}

xml::NodeId SubjectView::nearest_element(const PathRef& path) const {
  if (path.start == Start::item) return config::nearest_below(item_at(path).part(), path.steps).element;
  if (path.start == Start::site) return element_;
  const config::ElementRef nearest = file_.section(path.section).nearest(place(), path.steps);
  if (nearest.exists()) return nearest.element;
  const xml::Document& document = file_.config().document();
  return element_ == document.root() ? group_for(document, path.section) : element_;
}

}  // namespace iislint::rules
