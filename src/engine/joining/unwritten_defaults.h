// What nobody has written is one finding, on however many sites it is seen.
#pragma once

#include "engine/analysis.h"

namespace iislint::engine {

/// Joins findings of one rule about the same default of the schema on several sites, for none of which the
/// value is written anywhere. The one of the first site stays, with its place and fingerprint; the others
/// are in its `sites`, its related places (up to diag::kMaxRelated) and the edits of its fixes. For reports:
/// whatever looks at single sites (baseline, changed lines, fixes) comes before it.
void join_unwritten_defaults(Analysis& analysis);

}  // namespace iislint::engine
