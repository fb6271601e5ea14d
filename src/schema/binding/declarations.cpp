#include "schema/binding/declarations.h"

#include "base/text.h"

namespace iislint::schema {
namespace {

std::string text_of(const xml::Document& document, xml::NodeId element, std::string_view name) {
  const xml::AttributeId id = document.find_attribute(element, name);
  std::string buffer;
  return id == xml::kNone ? std::string() : std::string(document.value(document.attribute(id), buffer));
}

}  // namespace

Declarations::Declarations(const xml::Document& document) {
  if (document.root() == xml::kNone) return;
  xml::for_each_child_element(document, document.root(), [&](xml::NodeId id) {
    if (document.name(id) == "configSections") collect(document, id, "");
  });
}

// The depth is limited by that of the document.
void Declarations::collect(const xml::Document& document, xml::NodeId group, const std::string& path) {
  xml::for_each_child_element(document, group, [&](xml::NodeId id) {
    if (document.find_attribute(id, "name") == xml::kNone) return;
    const std::string full = (path.empty() ? "" : path + "/") + text_of(document, id, "name");
    if (document.name(id) == "sectionGroup") {
      groups_.insert(full);
      collect(document, id, full);
    } else if (document.name(id) == "section") {
      sections_.try_emplace(full, Declaration{id, text_of(document, id, "allowDefinition"),
                                              text_of(document, id, "overrideModeDefault"),
                                              text_of(document, id, "allowLocation") != "false"});
    }
  });
}

const Declaration* Declarations::find(std::string_view path) const {
  const auto found = sections_.find(path);
  return found == sections_.end() ? nullptr : &found->second;
}

bool Declarations::is_of_server() const {
  return find("system.applicationHost/sites") != nullptr && find("system.webServer/handlers") != nullptr;
}

}  // namespace iislint::schema
