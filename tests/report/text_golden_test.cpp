// The text report as a product: real situations, each a configuration file, options and the text that a
// person has read and found good. NAME.config is the input, the golden file has the name of the situation.
#include <doctest/doctest.h>

#include <algorithm>
#include <sstream>

#include "app/cli/commands.h"
#include "base/text.h"
#include "golden.h"
#include "json_schema_check.h"
#include "report/formats/json_report.h"
#include "report/formats/text_report.h"
#include "report/terminal/terminal_text.h"
#include "repository.h"

using namespace iislint;

namespace {

const std::string kFolder = "tests/report/golden/text/";
constexpr const char* kName = "applicationHost.config";

struct Situation {
  std::string name;
  std::string input;
  unsigned width = 80;
  bool colour = false;
  std::string shown_as = kName;
};

const Situation kSituations[] = {
    {"one-finding", "one-finding"},
    {"one-finding-100", "one-finding", 100},  // no terminal
    {"one-finding-colour", "one-finding", 100, true},
    {"twenty-findings", "twenty-findings"},
    {"twenty-findings-200", "twenty-findings", 200},
    {"inherited", "inherited"},
    {"inherited-colour", "inherited", 100, true},
    {"inherited-200", "inherited", 200},
    {"many-sites", "many-sites"},
    {"minified", "minified"},
    {"minified-40", "minified", 40},
    {"tabs", "tabs"},
    {"wide-characters", "wide-characters"},
    {"crlf", "crlf"},
    {"utf-16", "utf-16"},
    {"two-lines", "two-lines"},
    {"end-of-line", "end-of-line"},
    {"empty-value", "empty-value"},
    {"long-value", "long-value"},
    {"same-line", "same-line"},
    {"same-line-colour", "same-line", 100, true},
    {"secret", "secret"},
    {"file-name", "one-finding", 80, false, "My Servers/a\x1b[2J\nb\tc\xE2\x80\xAE/applicationHost.config"},
};

std::string report_of(const Situation& s) {
  const source::MemoryReader files(std::map<std::string, std::string>{
      {s.shown_as, tests::read_file(tests::repository_path(kFolder + s.input + ".config"))}});
  std::istringstream in;
  std::ostringstream out, err;
  source::MemoryWriter outputs;
  cli::World world{files, outputs, in, out, err, {s.colour, s.colour, s.width}};
  cli::run({s.shown_as, "--format", "text"}, world);
  return out.str();
}

/// Colours by name: {bold}, {red} … {}.
std::string legible(std::string text) {
  static const std::pair<std::string, std::string> kCodes[] = {
      {"\x1b[0m", "{}"},          {"\x1b[1m", "{bold}"},    {"\x1b[2m", "{dim}"},    {"\x1b[1;31m", "{red}"},
      {"\x1b[1;33m", "{yellow}"}, {"\x1b[1;36m", "{cyan}"}, {"\x1b[1;34m", "{blue}"}};
  for (const auto& [code, name] : kCodes) {
    for (std::size_t at = text.find(code); at != std::string::npos; at = text.find(code, at))
      text.replace(at, code.size(), name);
  }
  return text;
}

std::string without_colours(std::string text) {
  for (std::size_t at = text.find('\x1b'); at != std::string::npos; at = text.find('\x1b', at))
    text.erase(at, text.find('m', at) + 1 - at);
  return text;
}

/// The first line of a finding is one line, however long: that is what editors parse.
bool is_first_line(std::string_view line) {
  return !line.empty() && line.back() == ']' && line.front() != ' ';
}

/// Findings as producers will make them, rendered at 80 columns.
struct Made {
  source::SourceStore sources;
  std::vector<diag::Diagnostic> findings;
  std::vector<report::FileEntry> files;

  source::Span find(source::FileId file, std::string_view text) const {
    const auto at = static_cast<std::uint32_t>(sources.file(file).text().find(text));
    return {file, at, at + static_cast<std::uint32_t>(text.size())};
  }
  report::ReportInput input() const { return {"0.1.0", sources, files, {}, findings, {}, 0}; }
  std::string render(const report::Renderer& renderer) const {
    std::ostringstream out;
    renderer.render(input(), out);
    return out.str();
  }
  std::string text() const { return render(report::TextReport({false, 80})); }
};

diag::RuleInfo example_rule() {
  diag::RuleInfo rule;
  rule.id = "example-rule";
  rule.category = "examples";
  return rule;
}

const diag::RuleInfo kRule = example_rule();

diag::Diagnostic finding(const source::Span& span, const std::string& message) {
  diag::Diagnostic made(kRule, span, message);
  made.severity = diag::Severity::warning;
  made.fingerprint = "0123456789abcdef";
  return made;
}

const std::string kPolicies =
    "<ssl controlChannelPolicy=\"SslAllow\" dataChannelPolicy=\"SslDeny\" />\n"
    "<sslClientCertificates clientCertificatePolicy=\"CertRequire\" validationFlags=\"\" />\n";

void add(Made& made, const std::string& path, const std::string& text) {
  made.sources.add(path, source::decode(text));
  made.files.push_back({path, "applicationHost", "checked"});
}

}  // namespace

TEST_CASE("text reports are as a person has accepted them") {
  for (const Situation& s : kSituations) {
    const std::string text = legible(report_of(s));
    CHECK(tests::golden_difference(kFolder + s.name + ".txt", text) == "");
  }
}

TEST_CASE("no line but the first of a finding, and the command to copy, is wider than the terminal") {
  for (Situation s : kSituations) {
    for (const unsigned width : {50u, 60u, 80u, 120u, 200u}) {
      s.width = width;
      const std::string text = without_colours(report_of(s));
      for (const std::string_view line : base::split(text, '\n')) {
        CAPTURE(s.name);
        CAPTURE(std::string(line));
        const bool is_whole = is_first_line(line) || line.find("iislint explain ") != std::string_view::npos;
        CHECK((is_whole || report::display_width(line) <= width));
      }
    }
  }
}

TEST_CASE("colours change nothing else, and nothing else steers the terminal") {
  for (Situation s : kSituations) {
    s.colour = false;
    const std::string plain = report_of(s);
    CAPTURE(s.name);
    CHECK(plain.find('\x1b') == std::string::npos);
    s.colour = true;
    CHECK(without_colours(report_of(s)) == plain);
  }
}

TEST_CASE("encodings and line ends do not show") {
  const std::string crlf = report_of({"", "crlf"});
  CHECK(crlf.find('\r') == std::string::npos);
  CHECK(crlf == report_of({"", "one-finding"}));
}

TEST_CASE("fixes are named, with a remark when they change what the server does") {
  Made made;
  add(made, kName, kPolicies);
  diag::Diagnostic weak = finding(made.find(0, "SslAllow"), "the control channel may be clear text");
  weak.help = "Require encryption.";
  weak.fixes.push_back({"Set controlChannelPolicy to SslRequire",
                        diag::FixSafety::unsafe,
                        {{made.find(0, "SslAllow"), "SslRequire"}}});
  diag::Diagnostic redundant = finding(made.find(0, "\"\""), "validationFlags says what holds without it");
  const source::Span attribute = made.find(0, " validationFlags=\"\"");
  redundant.fixes.push_back({"Remove validationFlags", diag::FixSafety::safe, {{attribute, ""}}});
  redundant.fixes.push_back(
      {"Set validationFlags to CertChainRevocationCheckCacheOnly on this element and on "
       "every element that inherits it from here",
       diag::FixSafety::unsafe,
       {{made.find(0, "\"\""), "\"CertChainRevocationCheckCacheOnly\""}}});
  made.findings = {weak, redundant};
  CHECK(tests::golden_difference(kFolder + "fixes.txt", made.text()) == "");
  const std::string json = made.render(report::JsonReport());
  CHECK(tests::schema_errors(json) == "");
  CHECK(tests::golden_difference(kFolder + "fixes.json", json) == "");
}

TEST_CASE("related places: long labels, one line, several lines, another file") {
  Made made;
  add(made, kName, kPolicies);
  add(made, "inetpub/wwwroot/web.config",
      "<configuration>\n\n  <location path=\"a\" inherit='no'/>\n</configuration>\n");
  diag::Diagnostic d = finding(made.find(0, "SslDeny"), "four places that belong together");
  const std::string long_label =
      "certificates are required here, so a client that may not encrypt its data channel shows its "
      "certificate on "
      "one channel and sends everything else in clear text on the other";
  d.related = {{"the control channel is not encrypted either", made.find(0, "SslAllow")},
               {"this element sets both", made.find(0, "ssl")},
               {long_label, made.find(0, "CertRequire")},
               {"the same is set once more in the application's own file", made.find(1, "\"a\"")}};
  made.findings = {d};
  CHECK(tests::golden_difference(kFolder + "related.txt", made.text()) == "");
}
