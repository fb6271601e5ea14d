#include "engine/suppression/suppressing_comment.h"

#include <string>

#include "engine/suppression/suppression_comment.h"
#include "xml/insertion.h"

namespace iislint::engine {
namespace {

/// The innermost element round the place, or kNone.
xml::NodeId element_at(const xml::Document& document, std::uint32_t offset) {
  xml::NodeId found = xml::kNone;
  for (xml::NodeId id = 0; id < document.nodes.size(); ++id) {
    const xml::Node& node = document.nodes[id];
    if (node.begin > offset) break;
    if (node.kind == xml::NodeKind::element && offset < node.end) found = id;
  }
  return found;
}

}  // namespace

std::optional<diag::Edit> suppressing_comment(const ParsedFile& parsed, const diag::Diagnostic& finding) {
  const bool is_suppressible = finding.rule == nullptr || finding.rule->suppressible;
  const xml::NodeId element = element_at(parsed.document, finding.span.begin);
  if (!is_suppressible || element == xml::kNone) return std::nullopt;
  const bool is_for_file = element == parsed.document.root();
  std::string comment = "<!-- ";
  comment += is_for_file ? kIgnoreFile : kIgnore;
  comment += ' ';
  comment += finding.rule_id;
  comment += ": ";
  comment += kReasonToWrite;
  comment += " -->";
  diag::Edit edit = xml::insertion_before(parsed.document, element, std::move(comment));
  // The root element of most files begins the first line, with no line end to copy.
  if (is_for_file && edit.new_text.ends_with("-->")) edit.new_text += '\n';
  return edit;
}

}  // namespace iislint::engine
