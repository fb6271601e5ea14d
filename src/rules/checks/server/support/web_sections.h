// Sections of the web server as several rules look at them: what a file writes, and what is in force at a
// place.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "config/lookup/lookup_chain.h"
#include "rules/evaluation/rule_context.h"

namespace iislint::rules::checks {

/// The entry of a collection that is in force at a place, by its key in normal form (lower case, unless the
/// schema says otherwise).
config::ElementRef entry_at(const FileView& file, const std::string& place, std::string_view section,
                            std::string_view steps, std::string_view key);

/// The place above the rule's that the file writes the section for, the nearest one.
std::optional<std::string> place_above(const RuleContext& rule, std::string_view section);

/// Whether the value is written nowhere, and the file writes the section for a place above, too: what is to
/// be said of the default is said there.
bool is_said_above(const RuleContext& rule, std::string_view section, const config::Value& value);

/// A finding that points to an attribute of the file, or to the element when that has none of the name.
FindingDetails finding_at_attribute(const FileView& file, const config::ElementRef& element,
                                    std::string_view attribute);

/// Where one more element can be put at the beginning of a collection: its first element; kNone when it has
/// none, or when a directive in it would take the new one away.
xml::NodeId insertion_point(const config::ElementRef& collection, std::string_view key_attribute,
                            std::string_view key);

}  // namespace iislint::rules::checks
