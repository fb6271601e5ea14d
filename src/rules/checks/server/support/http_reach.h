// Whether requests without TLS reach a place.
#pragma once

#include <string>

#include "rules/evaluation/view/file_view.h"

namespace iislint::rules::checks {

/// Whether some site of the file that the place belongs to has an http binding; of all sites where the place
/// is the server. False where the file has no sites, as a web.config.
bool has_http_binding(const FileView& file, const std::string& place);

}  // namespace iislint::rules::checks
