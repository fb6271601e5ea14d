// Which attributes name things that others refer to, and which refer to them.
//
// To add a kind of thing: an enumerator, its word in roles.cpp, and a row there for each attribute.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "xml/tree.h"

namespace iislint::editor {

enum class Thing : std::uint8_t {
  pool,
  site,  ///< or a place of it
  rewrite_map,
  rewrite_provider,
  outbound_precondition,
  custom_tags,
  ftp_provider,
  native_module,  ///< globalModules
  module,
  handler,
  trace_provider,
  auto_start_provider,
  encryption_provider,
  connection_string,
  section_provider,      ///< of <providers> beside the attribute that names it
  handler_precondition,  ///< the word of a condition; nothing declares it
  protocol,
};

/// "application pool".
std::string_view word_for(Thing thing);

enum class Part : std::uint8_t { declares, refers };

/// What an attribute has to do with a thing.
struct Role {
  Thing thing;
  Part part;
  std::string_view path;  ///< of the element from <configuration> on, or its end with "*/"; empty: any
  std::string_view attribute;
  bool is_list = false;   ///< names between commas
  bool is_first = false;  ///< what stands before the first slash: the site of a place
};

/// Null for most attributes.
const Role* role_of(const xml::Document& document, xml::NodeId element, std::string_view attribute);

}  // namespace iislint::editor
