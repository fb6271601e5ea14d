// All that a finding says, of every sample of a rule: samples announce where a finding is and a piece of its
// message, tests/rules/<id>/findings.txt has the rest.
#include <doctest/doctest.h>

#include <map>

#include "golden.h"
#include "repository.h"
#include "samples.h"

using namespace iislint;

namespace {

/// "line:column-line:column".
std::string place_of(const engine::Analysis& analysis, const source::Span& span) {
  const source::SourceFile& file = analysis.sources.file(span);
  const source::Position begin = file.position(span.begin), end = file.position(span.end);
  return std::to_string(begin.line) + ":" + std::to_string(begin.column) + "-" + std::to_string(end.line) +
         ":" + std::to_string(end.column);
}

std::string line(const std::string& key, const std::string& text) {
  return text.empty() ? "" : "    " + key + ": " + text + "\n";
}

std::string fix_of(const engine::Analysis& analysis, const diag::Fix& fix) {
  std::string text = fix.title + (fix.safety == diag::FixSafety::safe ? " (safe)" : " (unsafe)");
  for (const diag::Edit& edit : fix.edits)
    text += " " + place_of(analysis, edit.span) + " \"" + edit.new_text + "\"";
  return text;
}

std::string text_of(const engine::Analysis& analysis, const diag::Diagnostic& finding) {
  std::string text = "  " + place_of(analysis, finding.span) + " " +
                     std::string(to_string(*finding.severity)) + ": " + finding.message + "\n" +
                     line("at", finding.config_path);
  for (const std::string& site : finding.sites)
    text += line("site", site);
  text += line("actual", finding.actual.value_or("")) + line("expected", finding.expected.value_or(""));
  if (finding.rule != nullptr && finding.help.view() != finding.rule->help)
    text += line("help", std::string(finding.help.view()));
  text += line("server", finding.server_error);
  for (const diag::Related& related : finding.related)
    text += line("related", place_of(analysis, related.span) + " " + related.message);
  for (const diag::Fix& fix : finding.fixes)
    text += line("fix", fix_of(analysis, fix));
  return text;
}

/// By rule its own findings in all its samples; of samples without any nothing.
std::map<std::string, std::string> findings_by_rule() {
  std::map<std::string, std::string> findings;
  for (const tests::Sample& sample : tests::samples()) {
    const engine::Analysis analysis = tests::analyze(sample);
    std::string found;
    for (const diag::Diagnostic& finding : analysis.diagnostics) {
      if (finding.rule_id == sample.rule) found += text_of(analysis, finding);
    }
    if (!found.empty()) findings[sample.rule] += sample.name + "\n" + found;
  }
  return findings;
}

}  // namespace

TEST_CASE("all that the findings of the samples say is as a person has accepted it" *
          doctest::test_suite("each-rule")) {
  for (const auto& [rule, text] : findings_by_rule())
    CHECK(tests::golden_difference("tests/rules/" + rule + "/findings.txt", text) == "");
}
