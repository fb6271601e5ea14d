#include "rules/checks/server/support/http_reach.h"

#include "rules/checks/support/site_texts.h"
#include "schema/binding/location_path.h"

namespace iislint::rules::checks {

bool has_http_binding(const FileView& file, const std::string& place) {
  const config::ServerColumns& server = file.columns();
  const std::string site_name = place.substr(0, place.find('/'));
  for (std::size_t site = 0; site < server.sites().size(); ++site) {
    if (!server.speaks(site, server.http())) continue;
    if (site_name.empty() || schema::normal_location(name_of(file, server.sites()[site])) == site_name)
      return true;
  }
  return false;
}

}  // namespace iislint::rules::checks
