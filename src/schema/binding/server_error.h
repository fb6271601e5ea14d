// What IIS itself shows for a mistake: the words and the number that administrators search for. Known from
// tests of others against IIS and from Microsoft's pages; where the words are not known they are left out,
// where the number is not known too.
//
// To add a message: the words in server_error.cpp, under the id of the rule; or, when only the producer knows
// what they name, server_error() beside the finding.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "diag/diagnostic.h"
#include "schema/catalog/catalog.h"
#include "xml/tree.h"

namespace iislint::schema {

class BindingPass;

enum class Hresult : std::uint8_t {
  unknown,         ///< which one is not settled
  invalid_data,    ///< 0x8007000d
  already_exists,  ///< 0x800700b7
  locked,          ///< 0x80070021
};

/// "Unrecognized attribute 'x' (HTTP error 500.19, HRESULT 0x8007000d)"
std::string server_error(std::string_view words, Hresult code);

/// What IIS says of a value that it refuses, beginning with "The 'x' attribute is invalid". `text` is the
/// decoded value; never printed.
std::string refused_value(const AttributeFact& fact, std::string_view text);

/// For a finding about an element, or its attribute of that name; what the producer has said stands. Empty
/// where IIS accepts it, where .NET reads and IIS does not, and where nothing is known.
std::string server_error_of(const BindingPass& pass, xml::NodeId element, const diag::Diagnostic& finding,
                            std::string_view attribute);

/// For a finding about what files further up have locked.
std::string server_error_of_lock(const diag::Diagnostic& finding);

/// For a finding about the text as XML.
std::string server_error_of_text(const diag::Diagnostic& finding);

}  // namespace iislint::schema
