// The report for people. A finding is one line as editors parse it,
//
//   path:line:column: severity: message [rule]
//
// which is never broken, then the source with the related places (snippet.h), then notes:
//
//   also        where else the same is to be seen, if that is more than the excerpts show
//   site(s)     whose configuration shows it; the first twenty, JSON names all
//   suppressed  why the finding does not count; what follows is left out then
//   expected    unless the message names every word of it
//   help        what to do and why
//   fix         what a fix would do, with a remark when the server then behaves differently
//
// Behind the findings stand what could not be read or was skipped, the summary with a hint at iislint explain
// (neither with --quiet), and the table of --statistics.
//
// The severity of a finding that is suppressed reads "suppressed warning", which no editor takes for a
// problem. `expected` and `help` stand under the first finding of a rule that says them in this run; under
// further ones they would only push the findings apart. All of it but the first line keeps to the width of
// the terminal.
#pragma once

#include "report/renderer.h"

namespace iislint::report {

class TextReport final : public Renderer {
 public:
  explicit TextReport(const TextOptions& options) : options_(options) {}
  void render(const ReportInput& input, std::ostream& out) const override;

 private:
  TextOptions options_;
};

}  // namespace iislint::report
