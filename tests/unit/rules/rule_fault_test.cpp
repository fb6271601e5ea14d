// A rule that fails says so, and takes nothing with it.
#include <doctest/doctest.h>

#include <algorithm>
#include <stdexcept>

#include "repository.h"
#include "rules/table/rule_set.h"
#include "rules/table/rule_store.h"

using namespace iislint;

namespace {

void fail(const rules::RuleValues&, rules::FindingSink&) {
  throw std::logic_error("out of step");
}

/// The builtin rules and one, asked about each site, whose check throws.
std::shared_ptr<const rules::RuleSet> with_broken_rule() {
  auto store = std::make_shared<rules::RuleStore>();
  diag::RuleInfo& info = store->add_info();
  info.id = "broken-rule";
  info.area = "server";
  rules::Rule rule{};
  rule.info = &info;
  rule.subject = rules::Subject::site;
  rule.check = fail;
  rule.variants = store->keep(std::vector<rules::Variant>{{}});
  store->add(rule);
  return std::make_shared<const rules::RuleSet>(store);
}

std::string site(const std::string& name, const std::string& id) {
  return "<site name='" + name + "' id='" + id +
         "'><application path='/'><virtualDirectory path='/' physicalPath='C:\\" + name +
         "'/></application></site>";
}

std::vector<diag::Diagnostic> findings_of(const std::string& sites,
                                          std::shared_ptr<const rules::RuleSet> set) {
  engine::Options options;
  options.user_rules = std::move(set);
  const std::string text = "<configuration><system.applicationHost><sites>" + sites +
                           "</sites></system.applicationHost></configuration>";
  engine::Analysis analysis = tests::analyze_text("applicationHost.config", text, options);
  CHECK(analysis.errors.empty());
  REQUIRE(analysis.files.size() == 1);
  return std::move(analysis.diagnostics);
}

}  // namespace

TEST_CASE("an exception in one rule becomes one internal-error and leaves all other findings") {
  const std::string sites = site("one", "1") + site("two", "0");
  const auto sound = findings_of(sites, nullptr);
  REQUIRE(sound.size() >= 3);  // neither site has a binding, and one has no number
  auto broken = findings_of(sites, with_broken_rule());
  const auto fault = std::find_if(broken.begin(), broken.end(), [](const diag::Diagnostic& finding) {
    return finding.rule_id == "internal-error";
  });
  REQUIRE(fault != broken.end());
  CHECK(fault->message == "the rule broken-rule failed on this file: out of step");
  CHECK(fault->severity == diag::Severity::error);
  broken.erase(fault);
  REQUIRE(broken.size() == sound.size());  // the second site does not ask again
  for (std::size_t i = 0; i < sound.size(); ++i) {
    CHECK(broken[i].rule_id == sound[i].rule_id);
    CHECK(broken[i].span.begin == sound[i].span.begin);
  }
}
