// The comments of a file that silence findings, each bound to what it covers (suppression_comment.h has their
// words).
//
// A comment before an element covers the element and everything below it; one for the file covers the file. A
// finding belongs to the place that it points to, its span, whatever related places it names. Every rule of a
// comment stands for itself.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "diag/diagnostic.h"
#include "diag/suppression.h"
#include "engine/files/parsed_file.h"
#include "rules/table/rule_set.h"
#include "source/span.h"

namespace iislint::engine {

/// The element that a comment covers, for all comments before it.
struct CoveredElement {
  std::string config_path;
  std::string site;  ///< that the element is or belongs to; empty for others
};

/// One rule of one comment.
struct InlineSuppression {
  const diag::RuleInfo* rule = nullptr;
  source::Span covered;
  source::Span name;  ///< of the rule, in the comment
  source::Span date;  ///< empty when there is none
  std::optional<base::Date> until;
  source::Span removed;                           ///< what takes it out of the file when it is gone
  bool is_alone_in_comment = true;                ///< that is the whole comment
  std::shared_ptr<const CoveredElement> element;  ///< never null
  std::shared_ptr<const diag::Suppression> shown;

  diag::Fix removal() const;
};

struct InlineSuppressions {
  std::vector<InlineSuppression> all;  ///< in the order of the file
  std::vector<diag::Diagnostic> malformed;
};

/// `rules` are those that a comment may name. A file whose comments do not speak to iislint costs one walk
/// over its nodes.
InlineSuppressions inline_suppressions(const ParsedFile& parsed, const rules::RuleSet& rules);

}  // namespace iislint::engine
