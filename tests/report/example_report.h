// What a run could hand to a format, made by hand: two rules, three files, a finding with everything that a
// finding can have.
#pragma once

#include <deque>
#include <optional>
#include <sstream>
#include <string>
#include <vector>

#include "report/renderer.h"
#include "source/decode.h"

namespace iislint::tests {

/// Everything that ReportInput borrows. Not to be copied.
struct ExampleReport {
  ExampleReport();
  ExampleReport(const ExampleReport&) = delete;
  ExampleReport& operator=(const ExampleReport&) = delete;

  source::FileId add(const std::string& path, const std::string& bytes);
  source::Span find(source::FileId file, std::string_view text) const;
  diag::Diagnostic finding(const source::Span& span, const std::string& message) const;

  report::ReportInput input() const;
  std::string render(const report::Renderer& renderer) const;

  source::SourceStore sources;
  std::vector<report::FileEntry> files;
  std::vector<report::RunError> errors;
  std::vector<diag::Diagnostic> findings;
  std::vector<source::Span> secrets;
  diag::RuleInfo weak_rule, order_rule;
  std::vector<report::RuleEntry> rules;
  std::size_t suppressed = 0;
  report::Folders folders;
  std::optional<diag::BenchmarkCoverage> coverage;
};

/// With all of it.
void fill(ExampleReport& example);

}  // namespace iislint::tests
