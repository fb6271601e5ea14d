// <add>, <remove> and <clear> of a document.
#pragma once

#include <string>
#include <vector>

#include "rules/evaluation/rule_context.h"

namespace iislint::rules::checks {

/// none for what the schema does not know.
schema::Directive directive_of(const FileView& file, xml::NodeId id);

/// The section that holds the element, or kNone.
xml::NodeId section_of(const FileView& file, xml::NodeId element);

/// Whether the file speaks for a whole server: there is nothing above it that could hold entries for IIS.
bool is_outermost(const FileView& file);

/// A finding about an element, with the site around it.
FindingDetails finding_at(const FileView& file, xml::NodeId element, xml::NodeId at);

}  // namespace iislint::rules::checks
