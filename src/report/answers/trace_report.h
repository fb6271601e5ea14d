// What a rule did in a run, subject by subject: text for people, JSON for programs.
#pragma once

#include <iosfwd>
#include <span>
#include <string_view>

#include "diag/rule_trace.h"
#include "source/source_file.h"

namespace iislint::report {

void write_traces_as_text(std::string_view rule, std::span<const diag::RuleTrace> traces,
                          const source::SourceStore& sources, std::ostream& out);
void write_traces_as_json(std::string_view rule, std::span<const diag::RuleTrace> traces,
                          const source::SourceStore& sources, std::ostream& out);

}  // namespace iislint::report
