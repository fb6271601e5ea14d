// Instructions of a transform that lead to nothing in the file that it is applied to.
#pragma once

#include <string_view>

#include "diag/finding_list.h"
#include "schema/binding/binding.h"
#include "xdt/application.h"
#include "xdt/transform_file.h"

namespace iislint::xdt {

/// `binding` is that of the transform; `base_name` is how the other file is called.
void add_target_findings(const TransformFile& transform, const schema::Binding& binding,
                         const Application& application, std::string_view base_name,
                         diag::FindingList& findings);

}  // namespace iislint::xdt
