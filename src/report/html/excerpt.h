// The source at a place, as HTML: a line with its number, the place marked, secrets as ***.
#pragma once

#include <span>
#include <string>

#include "source/source_file.h"

namespace iislint::report {

/// Empty when the text of the file is gone. Of a place over more than four lines, the first and the last are
/// shown.
std::string html_excerpt(const source::SourceStore& sources, const source::Span& place,
                         std::span<const source::Span> secrets);

}  // namespace iislint::report
