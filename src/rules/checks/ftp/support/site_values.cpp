#include "rules/checks/ftp/support/site_values.h"

#include "schema/binding/location_path.h"

namespace iislint::rules::checks {

config::Value value_of_site(const FileView& file, std::size_t site, std::size_t slot) {
  const config::EffectiveConfig& config = file.config();
  if (const config::SiteCell* cell = config.table().cell(site, slot); cell != nullptr)
    return config.value_of(*cell, config::Origin::written);
  if (!config.table().is_lost(site, slot)) return config.value_above(slot);
  config::Value unknown;
  unknown.fact = config.value_above(slot).fact;
  return unknown;
}

std::string name_of_site(const FileView& file, std::size_t site) {
  const xml::Document& document = file.document();
  const xml::AttributeId name = document.find_attribute(file.config().sites()[site].element, "name");
  std::string buffer;
  return name == xml::kNone ? std::string() : std::string(document.value(document.attribute(name), buffer));
}

std::string place_of_site(const FileView& file, std::size_t site) {
  return schema::normal_location(name_of_site(file, site));
}

}  // namespace iislint::rules::checks
