// Whether clients may come without TLS.
#pragma once

#include <string>

#include "rules/evaluation/view/file_view.h"

namespace iislint::rules::checks {

/// Whether the site of a normal place has an http binding that other machines reach, or may have one; some
/// site when the place is empty.
bool may_meet_plain_http(const FileView& file, const std::string& place);

}  // namespace iislint::rules::checks
