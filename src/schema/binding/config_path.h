// The address of an element or attribute that survives moved lines: names, and in collections the key.
#pragma once

#include <string>
#include <string_view>

#include "schema/binding/binding.h"
#include "xml/tree.h"

namespace iislint::schema {

/// "system.applicationHost/sites/site[@name='files']/ftpServer"; <configuration> itself is left out.
std::string key_path(const xml::Document& document, const Binding& binding, xml::NodeId element);

/// The same with "/@name" at the end.
std::string key_path(const xml::Document& document, const Binding& binding, xml::NodeId element,
                     std::string_view attribute);

/// Where a file stands that holds one section and nothing else (configSource): the path of that section;
/// empty for other files. The paths below begin with it.
std::string_view held_section(const xml::Document& document, const Binding& binding);

/// The path of a group or section as configSections writes it: without <configuration>, <location> and keys.
std::string group_path(const xml::Document& document, const Binding& binding, xml::NodeId id);
/// The same by the text alone: of a file that holds one section, the path below its root.
std::string group_path(const xml::Document& document, xml::NodeId id);
/// Whether that is the path, without making it.
bool has_group_path(const xml::Document& document, const Binding& binding, xml::NodeId id,
                    std::string_view path);
bool has_group_path(const xml::Document& document, xml::NodeId id, std::string_view path);

/// The name of the site that encloses the element, empty when there is none.
std::string enclosing_site(const xml::Document& document, const Binding& binding, xml::NodeId element);
/// The same as findings name it: what is longer than a name can be is cut.
std::string shown_site(const xml::Document& document, const Binding& binding, xml::NodeId element);

/// The value of an element's key attribute, as it is written; empty when there is none.
std::string key_of(const xml::Document& document, const Binding& binding, xml::NodeId element);

/// The value of a key attribute in the form in which IIS compares it: the number of flags ("Read,Write" is
/// "Write, Read"), lower case unless the schema says otherwise.
std::string normal_key(const xml::Document& document, const Binding& binding, xml::AttributeId attribute,
                       const AttributeFact& fact);
/// The same, behind what `out` holds.
void append_normal_key(std::string& out, const xml::Document& document, const Binding& binding,
                       xml::AttributeId attribute, const AttributeFact& fact);

}  // namespace iislint::schema
