// What no rule should be without: a comment before the element silences exactly its findings there. Driven by
// the bad files of all rules.
#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <tuple>

#include "repository.h"
#include "rules/table/rule_table.h"
#include "samples.h"
#include "xml/scanner.h"

using namespace iislint;

namespace {

/// Rule, message, first character and length in the text without the comment.
using Identity = std::tuple<std::string, std::string, std::uint32_t, std::uint32_t>;

/// `inserted` bytes stand at `at` that do not count.
std::multiset<Identity> identities(const std::vector<diag::Diagnostic>& findings, std::uint32_t at = 0,
                                   std::uint32_t inserted = 0) {
  std::multiset<Identity> result;
  for (const diag::Diagnostic& d : findings) {
    const std::uint32_t moved = inserted != 0 && d.span.begin >= at + inserted ? inserted : 0;
    result.emplace(d.rule_id, d.message, d.span.begin - moved, d.span.size());
  }
  return result;
}

/// The innermost element that holds the place, or the root when that stands behind it.
xml::NodeId element_at(const xml::Document& document, std::uint32_t place) {
  xml::NodeId found = document.root();
  for (xml::NodeId id = 1; id < document.nodes.size(); ++id) {
    const xml::Node& node = document.node(id);
    if (node.kind == xml::NodeKind::element && node.begin <= place && place < node.end) found = id;
  }
  return found;
}

/// The same characters in the encoding of the file.
std::string encoded(const std::string& ascii, std::size_t unit, bool is_big_endian) {
  if (unit == 1) return ascii;
  std::string bytes;
  for (const char c : ascii)
    bytes += is_big_endian ? std::string{'\0', c} : std::string{c, '\0'};
  return bytes;
}

/// False when a comment cannot be put there.
bool try_to_silence(const tests::Sample& sample, const engine::Analysis& before,
                    const diag::Diagnostic& finding) {
  const source::SourceFile& file = before.sources.file(finding.span);
  const xml::Document document = xml::scan(file, 0);
  if (document.root() == xml::kNone) return false;
  const bool is_before_root = finding.span.begin < document.node(document.root()).begin;
  const xml::NodeId element = element_at(document, finding.span.begin);
  const std::uint32_t at = document.node(element).begin;
  const std::string rule(finding.rule_id);
  const std::string comment =
      std::string(is_before_root ? "<!-- iislint-ignore-file " : "<!-- iislint-ignore ") + rule +
      " until 2026-06-30: tried -->";
  const std::size_t unit = file.byte_offset(at + 1) - file.byte_offset(at);
  std::string bytes = sample.text;
  bytes.insert(file.byte_offset(at),
               encoded(comment, unit, unit == 2 && bytes[file.byte_offset(at)] == '\0'));
  const auto after = tests::analyze_text(sample.name, bytes, tests::options_for(sample));

  const std::uint32_t end =
      is_before_root ? static_cast<std::uint32_t>(file.text().size()) : document.node(element).end;
  std::vector<diag::Diagnostic> left, gone;
  for (const diag::Diagnostic& d : before.diagnostics) {
    const bool is_covered = (is_before_root || d.span.begin >= at) && d.span.begin < end;
    (d.rule_id == rule && is_covered ? gone : left).push_back(d);
  }
  const auto size = static_cast<std::uint32_t>(comment.size());
  CAPTURE(rule);
  CAPTURE(file.position(at).line);
  CHECK_MESSAGE(identities(after.diagnostics, at, size) == identities(left), tests::listing(after));
  CHECK(identities(after.suppressed, at, size).size() == before.suppressed.size() + gone.size());
  for (const diag::Diagnostic& d : after.suppressed) {
    REQUIRE(d.suppression != nullptr);
    if (d.rule_id == rule && d.suppression->reason == "tried") CHECK(d.suppression->until == "2026-06-30");
  }
  return true;
}

}  // namespace

TEST_CASE("a comment before the element silences every rule that can be silenced, and nothing else" *
          doctest::test_suite("each-rule")) {
  std::set<std::string> silenced;
  for (const tests::Sample& sample : tests::samples()) {
    if (sample.is_good()) continue;
    if (sample.rule.rfind("suppression-", 0) == 0) continue;  // their own comments would take part
    const auto before = tests::analyze(sample);
    CAPTURE(sample.file);
    for (const diag::Diagnostic& finding : before.diagnostics) {
      if (finding.rule->suppressible && try_to_silence(sample, before, finding))
        silenced.insert(std::string(finding.rule_id));
    }
  }
  for (const diag::RuleInfo& rule : rules::rule_infos()) {
    // They need more than one file: tests/hierarchy.
    if (rule.id == "attribute-locked" || rule.id == "file-not-read") continue;
    if (rule.id == "transform-target-missing" || rule.id == "transform-leaves-debug") continue;
    if (!rule.suppressible || !tests::is_chosen(rule.id)) continue;
    CHECK_MESSAGE(silenced.count(std::string(rule.id)) == 1, std::string(rule.id));
  }
}

TEST_CASE("what says that a file was not checked cannot be silenced") {
  const std::string text =
      "<!-- iislint-ignore-file xml-syntax: no -->\n<configuration><system.webServer></configuration>";
  const auto analysis = tests::analyze_text("web.config", text);
  CHECK(analysis.suppressed.empty());
  const auto is_syntax = [](const diag::Diagnostic& d) { return d.rule_id == "xml-syntax"; };
  CHECK(std::count_if(analysis.diagnostics.begin(), analysis.diagnostics.end(), is_syntax) == 1);
}
