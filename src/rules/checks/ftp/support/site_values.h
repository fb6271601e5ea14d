// Values of a site that no SiteView is loaded for.
#pragma once

#include <cstddef>
#include <string>

#include "rules/evaluation/view/file_view.h"

namespace iislint::rules::checks {

/// As SiteView::value(), of the site with that number in EffectiveConfig::sites().
config::Value value_of_site(const FileView& file, std::size_t site, std::size_t slot);

/// As SiteView::name().
std::string name_of_site(const FileView& file, std::size_t site);

/// As the places of locations are compared.
std::string place_of_site(const FileView& file, std::size_t site);

}  // namespace iislint::rules::checks
