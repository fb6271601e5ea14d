// What the sections of a site say about HTTPS beside its bindings.
#pragma once

#include <string>

#include "rules/evaluation/view/file_view.h"

namespace iislint::rules::checks {

/// Whether httpRedirect or a rule of URL Rewrite leads from the root of a site to an https:// address, as far
/// as the files show.
bool redirects_to_https(const FileView& file, const std::string& place);

/// Whether an outbound rule of URL Rewrite sets Strict-Transport-Security.
bool sends_hsts_by_rewrite(const FileView& file, const std::string& place);

}  // namespace iislint::rules::checks
