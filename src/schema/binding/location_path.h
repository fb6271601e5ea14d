// <location path="…">: the path that the sections inside are for.
#pragma once

#include <string>
#include <string_view>

#include "xml/tree.h"

namespace iislint::schema {

/// A path as locations are compared: lower case, without slashes at both ends; "" and "." are both "".
std::string normal_location(std::string_view path);

/// The <location> that holds the element, or kNone.
xml::NodeId location_of(const xml::Document& document, xml::NodeId element);

/// The path of the <location> that holds the element; "" for the level of the file itself.
std::string location_path(const xml::Document& document, xml::NodeId element);

}  // namespace iislint::schema
