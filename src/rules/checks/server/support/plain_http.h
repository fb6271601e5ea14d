// Whether clients may come without TLS.
#pragma once

#include <string>

#include "config/lookup/value.h"
#include "rules/evaluation/view/file_view.h"

namespace iislint::rules::checks {

/// Whether the site of a normal place has an http binding that other machines reach; of some site when the
/// place is empty. Unknown where the files hold no such site, or none of its bindings.
config::Tristate meets_plain_http(const FileView& file, const std::string& place);

}  // namespace iislint::rules::checks
