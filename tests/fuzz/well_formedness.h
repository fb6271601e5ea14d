// A second opinion on what is well-formed: expat's, of the same bytes.
#pragma once

#include <string>
#include <string_view>

#include "xml/tree.h"

namespace iislint::fuzz {

/// Where the scanner and expat differ; empty when they agree. Not compared is what the two mean to do
/// differently: a DOCTYPE, versions other than 1.0, more than a hard limit, encodings that expat does not
/// know.
std::string difference_from_expat(const std::string& bytes);

/// The same of the tree that the scanner has made of the bytes.
std::string difference_from_expat(const xml::Document& document, std::string_view bytes);

}  // namespace iislint::fuzz
