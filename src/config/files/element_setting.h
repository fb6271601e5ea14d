// From an element of a file to the setting that its attribute is.
#pragma once

#include <optional>

#include "config/files/setting_path.h"
#include "schema/binding/binding.h"
#include "schema/catalog/catalog.h"
#include "xml/tree.h"

namespace iislint::config {

/// The path of the attribute that `fact` describes of an element of a section, bound and all around it too.
/// Nothing when no path leads there: outside of sections, in what is no entry that is added, and in an entry
/// that one key does not tell from its neighbours.
std::optional<SettingPath> setting_path_of(const xml::Document& document, const schema::Binding& binding,
                                           xml::NodeId element, const schema::AttributeFact& fact);

}  // namespace iislint::config
