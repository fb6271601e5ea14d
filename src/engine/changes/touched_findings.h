// Of the findings of a run, those about what somebody has changed.
#pragma once

#include <unordered_map>

#include "engine/analysis.h"
#include "engine/project.h"
#include "source/file_reader.h"
#include "source/line_range.h"

namespace iislint::engine {

/// By file; one that is not there has not changed.
using ChangedFiles = std::unordered_map<source::FileId, source::ChangedLines>;

/// Leaves the findings whose element was touched: the element as a whole for one that points at its name
/// (what is missing inside may have been removed), its start tag for one that points at an attribute. A
/// related place counts as well: the change may stand there. What is left decides about `failures`; a file
/// that was checked in part counts when it has changed. What is suppressed is narrowed the same way. The
/// reader is asked for the stored bytes of changed files.
void keep_touched(Analysis& analysis, Project& project, const source::FileReader& reader,
                  const ChangedFiles& changed);

}  // namespace iislint::engine
