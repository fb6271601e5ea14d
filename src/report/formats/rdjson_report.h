// reviewdog's Diagnostic Format, one JSON object:
//
//   {source: {name}, diagnostics: [{message, location: {path, range}, severity, code: {value, url},
//                                   suggestions: [{range, text}], relatedLocations: [{message, location}]}]}
//
// Columns count bytes of UTF-8 from 1, as the format wants it. A fix of one edit in the file of the finding
// is a suggestion; others have no place here. What kept the run from doing its job is an ERROR without a
// range.
#pragma once

#include "report/renderer.h"

namespace iislint::report {

class RdjsonReport final : public Renderer {
 public:
  void render(const ReportInput& input, std::ostream& out) const override;
};

}  // namespace iislint::report
