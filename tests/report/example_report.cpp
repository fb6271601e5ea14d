#include "example_report.h"

namespace iislint::tests {
namespace {

constexpr diag::Reference kReferences[] = {{"CWE", "79"}, {"CIS", "6.1"}, {"STIG", "V-218741"}};
constexpr diag::Reference kBenchmarks[] = {{"CIS", "2.10"}, {"CIS", "2.9"}};
constexpr diag::ProfileSeverity kStrictly[] = {{"strict", diag::Severity::error}};

}  // namespace

ExampleReport::ExampleReport() {
  weak_rule.id = "example-weak-value";
  weak_rule.summary = "A value is weaker than it looks";
  weak_rule.area = "examples";
  weak_rule.category = "tls";
  weak_rule.scope = "site";
  weak_rule.since = "0.1.0";
  weak_rule.url = "https://learn.microsoft.com/iis/configuration/";
  weak_rule.help = "Write another value.";
  weak_rule.references = kReferences;
  order_rule.id = "example-order";
  order_rule.summary = "Entries in an order that nobody means";
  order_rule.area = "examples";
  order_rule.category = "examples";
  order_rule.severity = diag::Severity::off;
  order_rule.profiles = kStrictly;
  order_rule.confidence = diag::Confidence::medium;
  order_rule.references = kBenchmarks;
}

source::FileId ExampleReport::add(const std::string& path, const std::string& bytes) {
  const source::FileId id = sources.add(path, source::decode(bytes));
  files.push_back({path, "applicationHost", "checked", sources.file(id).encoding()});
  return id;
}

source::Span ExampleReport::find(source::FileId file, std::string_view text) const {
  const auto at = static_cast<std::uint32_t>(sources.file(file).text().find(text));
  return {file, at, at + static_cast<std::uint32_t>(text.size())};
}

diag::Diagnostic ExampleReport::finding(const source::Span& span, const std::string& message) const {
  diag::Diagnostic made(weak_rule, span, message);
  made.severity = diag::Severity::warning;
  made.help = weak_rule.help;
  made.fingerprint = std::to_string(1000000000000000 + findings.size());
  return made;
}

report::ReportInput ExampleReport::input() const {
  return {"0.1.0",    sources, files,   errors,       findings, secrets,
          suppressed, rules,   folders, std::nullopt, coverage};
}

std::string ExampleReport::render(const report::Renderer& renderer) const {
  std::ostringstream out;
  renderer.render(input(), out);
  return out.str();
}

void fill(ExampleReport& example) {
  static const diag::Benchmark benchmark = {"CIS", "cis", "CIS <Example> Benchmark 1.0", {}};
  example.coverage = {&benchmark, 44, 31, 5};
  const source::FileId host = example.add(
      "My Servers/50% #1/applicationHost.config",
      "<configuration>\r\n  <!-- \xE6\x97\xA5 \xF0\x9F\x98\x80 --><ssl controlChannelPolicy=\"SslAllow\" "
      "password=\"test-only-secret\" />\r\n  <clear a='1'\r\n    b='2' />\r\n</configuration>\r\n");
  const source::FileId web = example.add("site/web.config", "<configuration>\n\t<add/>\n</configuration>\n");
  example.files.push_back({"notes/readme.config", "web", "skipped"});
  example.secrets = {example.find(host, "test-only-secret")};
  example.rules = {{&example.order_rule, true}, {&example.weak_rule, true}};

  diag::Diagnostic weak =
      example.finding(example.find(host, "SslAllow"), "SslAllow [sic](x) allows <b>all</b>");
  weak.config_path = "system.applicationHost/sites/site[@name='a/b']/ftpServer/@controlChannelPolicy";
  weak.sites = {"a/b", "second"};
  weak.actual = "SslAllow";
  weak.expected = "SslRequire";
  weak.help = std::string("Write SslRequire.");
  weak.server_error = "HTTP Error 500.19";
  weak.related = {{"this is the [second] place", example.find(web, "add")},
                  {"a secret stands here", example.secrets.front()}};
  weak.fixes = {{"Only text", diag::FixSafety::unsafe, {}},
                {"Set both",
                 diag::FixSafety::safe,
                 {{example.find(host, "SslAllow"), "SslRequire"}, {example.find(web, "<add/>"), ""}}}};
  example.findings.push_back(weak);

  diag::Diagnostic silenced = example.finding(example.find(host, "a='1'\r\n    b='2'"), "two lines");
  silenced.severity = diag::Severity::info;
  silenced.suppression = std::make_shared<diag::Suppression>(
      diag::Suppression{"the vendor's tool", "2027-01-31", example.find(host, "<!--"), std::nullopt});
  example.findings.push_back(silenced);

  diag::Diagnostic elsewhere = example.finding(example.find(web, "<add/>"), "found in the second file.");
  elsewhere.severity = diag::Severity::error;
  elsewhere.suppression = std::make_shared<diag::Suppression>(diag::Suppression{
      "known", "", std::nullopt, source::Location{".iislint.json", {{3, 5}, 40}, {{3, 9}, 44}}});
  example.findings.push_back(elsewhere);
  example.suppressed = 2;

  example.errors = {{"conf/broken.config", "unreadable-file", "cannot be read: permission denied"},
                    {".iislint.json", "settings", ".iislint.json:2:1: unknown key 'x'"}};
}

}  // namespace iislint::tests
