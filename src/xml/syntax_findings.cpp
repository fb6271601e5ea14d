#include "xml/syntax_findings.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <string>

#include "base/text.h"
#include "base/utf8.h"
#include "xml/anchor.h"
#include "xml/characters.h"
#include "xml/name_editions.h"

namespace iislint::xml {
namespace {

using diag::BuiltinRule;
using diag::Diagnostic;

constexpr std::size_t kLongestQuote = 40;  // bytes

const char* message_about_namespaces(SyntaxProblem problem) {
  switch (problem) {
    case SyntaxProblem::attribute_twice_by_prefix:
      return "attribute '%1' is specified twice: both prefixes stand for one namespace";
    case SyntaxProblem::namespace_reserved:
      return "'%1' declares what XML reserves: the prefixes xml and xmlns, and their namespaces";
    case SyntaxProblem::namespace_without_name:
      return "'%1' declares a prefix for no namespace: its value must not be empty";
    default:
      return "namespace prefix '%1' is not declared";
  }
}

/// %1 in a message is the text at the span; of a value, which may be a secret, the name of its attribute.
const char* message_of(SyntaxProblem problem) {
  switch (problem) {
    case SyntaxProblem::attribute_twice:
      return "attribute '%1' is specified twice in one tag";
    case SyntaxProblem::attribute_without_equals:
      return "attribute '%1' has no '=' and value";
    case SyntaxProblem::attribute_without_value:
      return "attribute '%1' has no value";
    case SyntaxProblem::bare_ampersand:
      return "'&' must be written as &amp;";
    case SyntaxProblem::bare_less_than:
      return "'<' must be written as &lt; here";
    case SyntaxProblem::byte_order_mark_inside:
      return "a second byte order mark precedes the text";
    case SyntaxProblem::cdata_end_in_text:
      return "']]>' is not allowed in text";
    case SyntaxProblem::character_forbidden:
      return "this control character is not allowed in XML";
    case SyntaxProblem::character_reference_invalid:
      return "'%1' does not refer to a character that XML allows";
    case SyntaxProblem::declaration_invalid:
      return "the XML declaration is malformed";
    case SyntaxProblem::declaration_not_first:
      return "the XML declaration must be at the very start of the file";
    case SyntaxProblem::doctype_misplaced:
      return "a DOCTYPE is allowed only once, before the first element";
    case SyntaxProblem::document_without_root:
      return "the file contains no XML element";
    case SyntaxProblem::double_hyphen_in_comment:
      return "'--' is not allowed inside a comment";
    case SyntaxProblem::end_tag_misspelt:
      return "end tag '%1' does not match the start tag it closes";
    case SyntaxProblem::end_tag_stray:
      return "end tag '%1' closes nothing";
    case SyntaxProblem::end_tag_unfinished:
      return "end tag '%1' has no '>'";
    case SyntaxProblem::end_tag_with_junk:
      return "'%1' is not allowed in an end tag";
    case SyntaxProblem::entity_undefined:
      return "'%1' is not defined: a literal '&' is written as &amp;";
    case SyntaxProblem::junk_in_tag:
      return "'%1' is not allowed in a tag";
    case SyntaxProblem::missing_end_tag:
      return "<%1> has no end tag";
    case SyntaxProblem::missing_space:
      return "missing whitespace before '%1'";
    case SyntaxProblem::attribute_twice_by_prefix:
    case SyntaxProblem::namespace_reserved:
    case SyntaxProblem::namespace_without_name:
    case SyntaxProblem::prefix_undeclared:
      return message_about_namespaces(problem);
    case SyntaxProblem::name_invalid:
      return "'%1' is not a valid XML name";
    case SyntaxProblem::processing_instruction_invalid:
      return "'%1' is not a valid processing instruction";
    case SyntaxProblem::second_root:
      return "<%1> comes after the end of the document: XML allows one root element only";
    case SyntaxProblem::start_tag_unfinished:
      return "start tag <%1 has no '>'";
    case SyntaxProblem::text_outside_root:
      return "text is not allowed outside the root element";
    case SyntaxProblem::unclosed_at_end:
      return "the file ends before the end tag of <%1>";
    case SyntaxProblem::unterminated_cdata:
      return "this CDATA section is not closed by ']]>'";
    case SyntaxProblem::unterminated_comment:
      return "this comment is not closed by '-->'";
    case SyntaxProblem::unterminated_doctype:
      return "this DOCTYPE is not closed";
    case SyntaxProblem::unterminated_processing_instruction:
      return "'%1' is not closed by '?>'";
    case SyntaxProblem::value_unquoted:
      return "the value of attribute '%1' must be in quotes";
    case SyntaxProblem::value_unterminated:
      return "the value has no closing quote";
    case SyntaxProblem::version_unsupported:
      return "IIS and .NET read XML 1.0 only, not '%1'";
  }
  return "the text is not well-formed XML";
}

std::string unquoted_message(std::string_view value) {
  for (const std::string_view quote : {"\u201C", "\u201D", "\u201E", "\u2018", "\u2019"}) {
    if (value.substr(0, quote.size()) == quote) {
      return "the value of attribute '%1' is in typographic quotes; XML requires straight quotes";
    }
  }
  if (value.back() == '"' || value.back() == '\'') return "the value of attribute '%1' has no opening quote";
  return message_of(SyntaxProblem::value_unquoted);
}

std::string worded(const Document& document, const SyntaxError& error, std::span<const source::Span> hidden) {
  std::string message = message_of(error.problem);
  std::uint32_t begin = error.begin, end = error.end;
  if (error.problem == SyntaxProblem::value_unquoted) {
    begin = error.other;
    end = name_end(document.text(), begin);
    message = unquoted_message(document.text().substr(error.begin, error.end - error.begin));
  }
  if (const std::size_t hole = message.find("%1"); hole != std::string::npos) {
    const std::string shown = without_secrets(document, begin, end, hidden);
    if (error.problem == SyntaxProblem::entity_undefined && shown == "***")
      return "a literal '&' must be written as &amp;";
    message.replace(hole, 2, base::shortened(shown, kLongestQuote));
  }
  return message;
}

/// Whether the error is about the second half of a name with a blank behind its dot: "system. web".
bool is_rest_of_name(const Document& document, const SyntaxError& error) {
  const std::string_view text = document.text();
  std::uint32_t at = error.begin;
  while (at > 0 && base::is_space(text[at - 1]))
    --at;
  if (at == error.begin || at == 0 || text[at - 1] != '.') return false;
  if (error.problem == SyntaxProblem::end_tag_with_junk) return true;
  return error.problem == SyntaxProblem::attribute_without_equals && error.node != kNone &&
         document.node(error.node).name_end == at;
}

Diagnostic blank_in_name(const Document& document, const SyntaxError& error) {
  const Node& node = document.node(error.node);
  const std::string name = std::string(document.name(error.node)) +
                           std::string(document.text().substr(error.begin, error.end - error.begin));
  Diagnostic finding(
      BuiltinRule::xml_syntax, document.span(node.begin + 1, error.end),
      "a space splits the name of the element; write <" + base::shortened(name, kLongestQuote) + ">");
  finding.expected = base::shortened(name, kLongestQuote);
  return finding;
}

const char* other_of(SyntaxProblem problem) {
  const bool is_twice =
      problem == SyntaxProblem::attribute_twice || problem == SyntaxProblem::attribute_twice_by_prefix;
  return is_twice ? "the first one is here" : "the start tag is here";
}

Diagnostic finding_of(const Document& document, const SyntaxError& error,
                      std::span<const source::Span> hidden) {
  Diagnostic finding(BuiltinRule::xml_syntax, never_empty(document, error.begin, error.end),
                     worded(document, error, hidden));
  if (error.other != kNone && error.problem != SyntaxProblem::value_unquoted) {
    const std::uint32_t begin = document.text()[error.other] == '<' ? error.other + 1 : error.other;
    finding.related.push_back(
        {other_of(error.problem), document.span(begin, name_end(document.text(), begin))});
  }
  return finding;
}

Diagnostic finding_of(const Document& document, const LimitHit& hit) {
  const std::string name(document.text().substr(hit.begin, hit.end - hit.begin));
  const std::string message =
      hit.kind == LimitHit::Kind::depth
          ? "<" + name + "> is nested more than 128 levels deep; the file was not read from here on"
          : "<" + name + "> has more than 1,000 attributes; the rest were not read";
  return Diagnostic(BuiltinRule::limit_exceeded, never_empty(document, hit.begin, hit.end), message);
}

Diagnostic later_edition(const Document& document, const source::Span& character) {
  std::array<char, 16> number;
  std::snprintf(number.data(), number.size(), "U+%04X",
                static_cast<unsigned>(base::decode_utf8(document.text(), character.begin).value));
  Diagnostic finding(BuiltinRule::xml_syntax, character,
                     std::string("the name has ") + number.data() +
                         ", which XML 1.0 allows in names since its fifth edition only; .NET and MSXML are "
                         "documented to read by the fourth");
  finding.severity = diag::Severity::warning;
  finding.help =
      "Use another name. That the file is refused follows from the documentation of .NET and MSXML and was "
      "not "
      "tried on Windows.";
  return finding;
}

}  // namespace

diag::FindingList syntax_findings(const Document& document, std::span<const source::Span> hidden) {
  diag::FindingList findings(diag::most_findings(document.text().size()));
  const std::string_view id = diag::facts_of(BuiltinRule::xml_syntax).id;
  for (const source::DecodeIssue& issue : document.file().decode_issues()) {
    Diagnostic finding(BuiltinRule::encoding_mismatch, never_empty(document, issue.begin, issue.end),
                       issue.message);
    if (!issue.fatal) finding.severity = diag::Severity::warning;
    findings.add(std::move(finding));
  }
  bool has_split_name = false;
  for (const SyntaxError& error : document.errors) {
    const bool is_split = is_rest_of_name(document, error);
    const bool is_of_end_tag = error.problem == SyntaxProblem::end_tag_with_junk;
    if (is_split && is_of_end_tag && has_split_name) continue;  // both tags are written alike
    if (!findings.has_room_for(id)) continue;
    has_split_name = has_split_name || is_split;
    findings.add(is_split && !is_of_end_tag ? blank_in_name(document, error)
                                            : finding_of(document, error, hidden));
  }
  for (const source::Span& character : characters_of_later_editions(document))
    findings.add(later_edition(document, character));
  for (const LimitHit& hit : document.limits)
    findings.add(finding_of(document, hit));
  if (document.doctype != kNone) {
    const std::uint32_t begin = document.node(document.doctype).begin;
    findings.add({BuiltinRule::doctype_present, document.span(begin, begin + 9),
                  "a DOCTYPE does not belong in IIS configuration; it was not read"});
  }
  return findings;
}

}  // namespace iislint::xml
