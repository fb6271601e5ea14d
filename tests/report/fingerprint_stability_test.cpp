// Baselines hold on to fingerprints: they must outlive what editors and formatters do to a file.
#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "engine/analysis.h"
#include "repository.h"
#include "source/file_reader.h"

using namespace iislint;
using namespace iislint::tests;

namespace {

/// Ends a word of markup that begins at `at`: behind the closing quote, or the sign.
std::size_t end_of(const std::string& text, std::size_t at, const std::string& sign) {
  const std::size_t end = text.find(sign, at);
  return end == std::string::npos ? text.size() : end + sign.size();
}

/// Each attribute and each element on a line of its own, as formatters write them; values, texts and comments
/// stay as they are.
std::string formatted(const std::string& text) {
  std::string result;
  bool in_tag = false;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at + 1;
    if (text.compare(at, 4, "<!--") == 0) {
      end = end_of(text, at, "-->");
    } else if (text.compare(at, 2, "<?") == 0 || text.compare(at, 2, "<!") == 0) {
      end = end_of(text, at, ">");
    } else if (in_tag && (text[at] == '"' || text[at] == '\'')) {
      end = end_of(text, at + 1, std::string(1, text[at]));
    } else if (text[at] == '<') {
      in_tag = true;
    } else if (text[at] == '>') {
      in_tag = false;
    }
    const bool is_blank =
        in_tag && end == at + 1 && (text[at] == ' ' || text[at] == '\n' || text[at] == '\t');
    result += is_blank ? "\r\n        " : text.substr(at, end - at);
    at = end;
  }
  return result;
}

/// Of what a baseline may hold.
std::multiset<std::string> fingerprints(const std::string& name, const std::string& text) {
  const source::MemoryReader files(std::map<std::string, std::string>{{name, text}});
  std::multiset<std::string> all;
  for (const diag::Diagnostic& finding : engine::analyze(files, {{name}}, {}).diagnostics) {
    if (finding.rule->suppressible) all.insert(finding.fingerprint);
  }
  return all;
}

}  // namespace

TEST_CASE("a file that is formatted anew keeps its fingerprints") {
  std::size_t findings = 0;
  for (const std::string& path : files_below("tests/rules", ".config")) {
    if (path.find("/bad-") == std::string::npos) continue;
    const std::string name = path.substr(path.rfind('/') + 1), text = read_file(path);
    const bool is_utf8 = std::all_of(text.begin(), text.end(), [](char c) { return c != '\0'; });
    const auto before = fingerprints(name, text);
    if (!is_utf8 || before.empty()) continue;
    CAPTURE(path);
    CHECK(fingerprints(name, formatted(text)) == before);
    findings += before.size();
  }
  CHECK(findings > 300);
}
