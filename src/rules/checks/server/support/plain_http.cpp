#include "rules/checks/server/support/plain_http.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>

#include "base/text.h"
#include "config/lookup/lookup_chain.h"
#include "rules/checks/support/reading.h"
#include "schema/binding/location_path.h"
#include "values/binding_address.h"

namespace iislint::rules::checks {
namespace {

using config::ElementRef;
using config::Tristate;

bool is_for_itself_only(const std::string& information) {
  const auto address = values::parse_binding_address(information);
  return address && (address->is_loopback() || address->host == "localhost");
}

/// A site without bindings may have some that cannot be seen.
Tristate is_plain(const ElementRef& site) {
  Tristate answer = Tristate::unknown;
  for (const ElementRef& bindings : config::elements_below(site, "bindings")) {
    config::for_each_below(bindings, "binding", [&](xml::NodeId id) {
      const ElementRef binding{site.document, site.binding, id};
      const bool is_one = base::equals_ignoring_case(written_text(binding, "protocol"), "http") &&
                          !is_for_itself_only(written_text(binding, "bindingInformation"));
      if (answer != Tristate::yes) answer = is_one ? Tristate::yes : Tristate::no;
    });
  }
  return answer;
}

struct PlainSites {
  std::unordered_map<std::string, Tristate> by_place;
  Tristate greatest = Tristate::no;  // of all sites
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
        const Tristate answer = is_plain(site);
        sites.by_place.try_emplace(schema::normal_location(written_text(site, "name")), answer);
        sites.greatest = std::max(sites.greatest, answer);
      });
    }
  }
  return sites;
}

}  // namespace

Tristate meets_plain_http(const FileView& file, const std::string& place) {
  const PlainSites& sites = file.shared<PlainSites>(plain_sites);
  if (sites.by_place.empty()) return Tristate::unknown;
  if (place.empty()) return sites.greatest;
  const auto found = sites.by_place.find(place.substr(0, place.find('/')));
  return found == sites.by_place.end() ? Tristate::unknown : found->second;
}

}  // namespace iislint::rules::checks
