// What is wrong with the instructions of a transform by themselves, whatever they are applied to.
#pragma once

#include <optional>

#include "diag/finding_list.h"
#include "schema/binding/binding.h"
#include "xdt/transform_file.h"

namespace iislint::xdt {

/// The declaration of a namespace that was meant to be the one of transforms. Nothing when that one is
/// declared.
std::optional<xml::AttributeId> mistaken_declaration(const xml::Document& document);

/// `binding` is that of the document.
void add_word_findings(TransformFile& transform, const schema::Binding& binding, diag::FindingList& findings);

}  // namespace iislint::xdt
