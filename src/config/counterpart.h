// The same setting in another file: elements that mean the same part of one section.
#pragma once

#include <string>

#include "config/hierarchy.h"

namespace iislint::config {

/// The normal form of an entry's key attribute; of the default when it is not written.
std::string key_text(const xml::Document& document, const schema::Binding& binding, xml::NodeId entry,
                     const schema::AttributeFact& fact);

/// What tells an entry of a collection from the others, in normal form: the combined key, or the first unique
/// one. Empty when it cannot be told.
std::string entry_key(const xml::Document& document, const schema::Binding& binding, xml::NodeId entry);

/// The element of `other` (a section element of the file of `level`) that means what `element` means within
/// `section`, or kNone. Both sections are the same section.
xml::NodeId counterpart(const HierarchyFile& own, xml::NodeId section, xml::NodeId element,
                        const HierarchyFile& level, xml::NodeId other);

}  // namespace iislint::config
