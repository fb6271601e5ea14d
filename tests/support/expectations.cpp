#include "expectations.h"

#include <sys/stat.h>

#include <regex>
#include <sstream>

#include "repository.h"
#include "source/decode.h"
#include "xml/anchor.h"
#include "xml/scanner.h"

namespace iislint::tests {
namespace {

/// "line:column-column", or "line:column-line:column" when it ends on another line.
std::string place(const source::SourceFile& file, const source::Span& span) {
  const source::Position begin = file.position(span.begin), end = file.position(span.end);
  return std::to_string(begin.line) + ":" + std::to_string(begin.column) + "-" +
         (end.line == begin.line ? "" : std::to_string(end.line) + ":") + std::to_string(end.column);
}

std::string place(const engine::Analysis& analysis, const diag::Diagnostic& finding) {
  return place(analysis.sources.file(finding.span), finding.span);
}

xml::NodeId next_element(const xml::Document& document, xml::NodeId comment) {
  for (xml::NodeId id = comment + 1; id < document.nodes.size(); ++id) {
    if (document.node(id).kind == xml::NodeKind::element) return id;
  }
  return xml::kNone;
}

/// The word of a list, or the first place in the value where the text stands.
source::Span word_in(const xml::Document& document, const xml::Attribute& attribute,
                     const std::string& word) {
  const source::Span listed = xml::word_of(document, attribute, word);
  const std::string_view value =
      document.text().substr(attribute.value_begin, attribute.value_end - attribute.value_begin);
  const std::size_t at = value.find(word);
  if (listed != xml::value_of(document, attribute) || at == std::string_view::npos) return listed;
  const auto begin = attribute.value_begin + static_cast<std::uint32_t>(at);
  return document.span(begin, begin + static_cast<std::uint32_t>(word.size()));
}

Expectation expectation_of(const xml::Document& document, xml::NodeId comment, const std::smatch& parts) {
  Expectation result{parts[1], "nowhere", parts[5]};
  const xml::NodeId element = next_element(document, comment);
  if (element == xml::kNone) return result;
  source::Span span = xml::name_of(document, element);
  if (parts[2].matched) {
    const xml::AttributeId id = document.find_attribute(element, parts[2].str());
    if (id == xml::kNone) return result;
    const xml::Attribute& attribute = document.attribute(id);
    span = xml::name_of(document, attribute);
    if (parts[3].matched) span = xml::value_of(document, attribute);
    if (parts[4].length() > 0) span = word_in(document, attribute, parts[4].str());
  }
  result.place = place(document.file(), span);
  return result;
}

std::vector<Expectation> from_comments(const std::string& path, const std::string& text) {
  // In a message a double quote may stand: the last one before the end of the comment closes it.
  static const std::regex kComment(
      R"re(<!--\s*expect:\s*([a-z0-9-]+)(?:\s+@([\w.:-]+)(=)?([^\s"]*))?\s+"(.*)"\s*-->)re");
  const source::SourceFile file(path, source::decode(text));
  const xml::Document document = xml::scan(file, 0);
  std::vector<Expectation> result;
  for (xml::NodeId id = 0; id < document.nodes.size(); ++id) {
    if (document.node(id).kind != xml::NodeKind::comment) continue;
    const std::string comment(
        document.text().substr(document.node(id).begin, document.node(id).end - document.node(id).begin));
    std::smatch parts;
    if (std::regex_match(comment, parts, kComment)) {
      result.push_back(expectation_of(document, id, parts));
    } else if (comment.find("expect:") != std::string::npos) {
      result.push_back({"malformed expectation", "", comment});
    }
  }
  return result;
}

std::vector<Expectation> from_lines(const std::string& text) {
  static const std::regex kLine(R"re((\d+:\d+-(?:\d+:)?\d+)\s+([a-z0-9-]+)\s+"(.*)")re");
  std::vector<Expectation> result;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    std::smatch parts;
    if (std::regex_match(line, parts, kLine)) {
      result.push_back({parts[2], parts[1], parts[3]});
    } else if (!line.empty()) {
      result.push_back({"malformed expectation", "", line});
    }
  }
  return result;
}

}  // namespace

std::vector<Expectation> expectations_of(const std::string& path, const std::string& text) {
  struct stat facts {};
  if (stat((path + ".expect").c_str(), &facts) == 0) return from_lines(read_file(path + ".expect"));
  return from_comments(path, text);
}

std::string differences(const std::vector<Expectation>& expected, const engine::Analysis& analysis,
                        std::string_view own_rule, std::string_view path) {
  const auto is_elsewhere = [&](const diag::Diagnostic& d) {
    return !path.empty() && analysis.sources.file(d.span).path() != path;
  };
  std::vector<bool> announced(analysis.diagnostics.size(), false);
  std::string result;
  for (const Expectation& e : expected) {
    bool found = false;
    for (std::size_t i = 0; i < analysis.diagnostics.size() && !found; ++i) {
      const diag::Diagnostic& d = analysis.diagnostics[i];
      found = !announced[i] && !is_elsewhere(d) && d.rule_id == e.rule && place(analysis, d) == e.place &&
              d.message.find(e.message) != std::string::npos;
      if (found) announced[i] = true;
    }
    if (!found) result += "not found: " + e.place + " " + e.rule + " \"" + e.message + "\"\n";
  }
  for (std::size_t i = 0; i < analysis.diagnostics.size(); ++i) {
    const diag::Diagnostic& d = analysis.diagnostics[i];
    const bool is_structural = d.rule == nullptr || d.rule->area == "structure";
    const bool must_be_announced = d.rule_id == own_rule || (*d.severity >= diag::Severity::warning &&
                                                             (own_rule.empty() || is_structural));
    if (announced[i] || !must_be_announced || is_elsewhere(d)) continue;
    result += "not announced: " + place(analysis, d) + " " + std::string(d.rule_id) + " " + d.message + "\n";
  }
  return result;
}

}  // namespace iislint::tests
