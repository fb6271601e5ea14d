// What .NET makes of mistakes in the sections that it reads and IIS does not.
#pragma once

#include <string>
#include <string_view>

#include "diag/diagnostic.h"
#include "schema/binding/binder.h"

namespace iislint::schema {

/// What to do about a finding of that kind in a section of .NET, and what .NET does otherwise; empty where
/// the help of the rule holds for both readers.
std::string help_for_dotnet(diag::BuiltinRule rule);

/// Whether .NET surely throws when it reads the section. Its classes know attributes and elements that the
/// schema of IIS lacks, but words, numbers and truth values are checked in the same way in every version.
/// `finding` is about `element`, or its `attribute` if that is not empty.
bool is_refused_by_dotnet(const BindingPass& pass, xml::NodeId element, const diag::Diagnostic& finding,
                          std::string_view attribute);

}  // namespace iislint::schema
