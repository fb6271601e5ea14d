// Paths into the fact table: "system.ftpServer/security/ipSecurity/add/@ipAddress".
#pragma once

#include <optional>
#include <string_view>

#include "schema/catalog/catalog.h"

namespace iislint::schema {

/// The type of the element at `steps` ("security/ssl") below an element of that type, or kNoId. No steps: the
/// type itself.
TypeId type_below(const Catalog& facts, TypeId from, std::string_view steps);

/// A path from <configuration> down, cut where its section ends.
struct SectionSteps {
  TypeId section_type = kNoId;
  std::string_view section;  ///< "system.ftpServer/security/ipSecurity"
  std::string_view steps;    ///< "add"; empty for the section itself
};

/// Nothing when no section stands at the beginning of the path. Views into `path`.
std::optional<SectionSteps> cut_at_section(const Catalog& facts, std::string_view path);

/// The path of the element `up` levels above the one at `path`; empty when there is none.
std::string_view path_above(std::string_view path, unsigned up);

/// The steps and the name of "security/ssl/@ssl128"; the name is empty when the path ends with an element.
struct AttributePath {
  std::string_view steps;
  std::string_view attribute;
};
AttributePath cut_attribute(std::string_view path);

}  // namespace iislint::schema
