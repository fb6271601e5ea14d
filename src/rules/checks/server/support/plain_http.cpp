#include "rules/checks/server/support/plain_http.h"

#include <string_view>
#include <unordered_map>

#include "base/text.h"
#include "config/lookup/lookup_chain.h"
#include "schema/binding/location_path.h"
#include "values/binding_address.h"

namespace iislint::rules::checks {
namespace {

using config::ElementRef;

std::string value_of(const ElementRef& element, std::string_view name) {
  const xml::AttributeId attribute = element.document->find_attribute(element.element, name);
  std::string buffer;
  return attribute == xml::kNone
             ? std::string()
             : std::string(element.document->value(element.document->attribute(attribute), buffer));
}

bool is_for_itself_only(const std::string& information) {
  const auto address = values::parse_binding_address(information);
  return address && (address->is_loopback() || address->host == "localhost");
}

/// A site without bindings may have some that cannot be seen.
bool may_be_plain(const ElementRef& site) {
  bool has_bindings = false, is_plain = false;
  for (const ElementRef& bindings : config::elements_below(site, "bindings")) {
    config::for_each_below(bindings, "binding", [&](xml::NodeId id) {
      const ElementRef binding{site.document, site.binding, id};
      has_bindings = true;
      is_plain = is_plain || (base::equals_ignoring_case(value_of(binding, "protocol"), "http") &&
                              !is_for_itself_only(value_of(binding, "bindingInformation")));
    });
  }
  return is_plain || !has_bindings;
}

struct PlainSites {
  std::unordered_map<std::string, bool> by_place;
  bool is_some_plain = false;
};

PlainSites plain_sites(const FileView& file) {
  constexpr std::string_view kSites = "system.applicationHost/sites";
  PlainSites sites;
  const config::Hierarchy& hierarchy = file.hierarchy();
  for (std::size_t level = 0; level < hierarchy.levels().size(); ++level) {
    const config::HierarchyFile& one = hierarchy.levels()[level];
    for (const config::Layer& layer : hierarchy.sections(level, kSites)) {
      config::for_each_below({one.document, one.binding, layer.element}, "site", [&](xml::NodeId id) {
        const ElementRef site{one.document, one.binding, id};
        const bool is_plain = may_be_plain(site);
        sites.by_place.try_emplace(schema::normal_location(value_of(site, "name")), is_plain);
        sites.is_some_plain = sites.is_some_plain || is_plain;
      });
    }
  }
  return sites;
}

}  // namespace

bool may_meet_plain_http(const FileView& file, const std::string& place) {
  const PlainSites& sites = file.shared<PlainSites>(plain_sites);
  if (sites.by_place.empty()) return true;
  if (place.empty()) return sites.is_some_plain;
  const auto found = sites.by_place.find(place.substr(0, place.find('/')));
  return found == sites.by_place.end() || found->second;
}

}  // namespace iislint::rules::checks
