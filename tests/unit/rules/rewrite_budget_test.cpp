// What the checks of URL Rewrite may spend on one file: all matches together, not each of them.
#include <doctest/doctest.h>

#include <algorithm>

#include "repository.h"

using namespace iislint;

namespace {

std::string rule(const std::string& name, const std::string& pattern, const std::string& action) {
  return "<rule name='" + name + "'><match url='" + pattern + "'/>" + action + "</rule>";
}

std::string redirect_to(const std::string& url) {
  return "<action type='Redirect' url='" + url + "'/>";
}

std::size_t count(const std::string& id, const std::string& rules) {
  const engine::Analysis analysis =
      tests::analyze_text("web.config", "<configuration><system.webServer><rewrite><rules>" + rules +
                                            "</rules></rewrite></system.webServer></configuration>");
  CHECK(analysis.errors.empty());
  return static_cast<std::size_t>(std::count_if(analysis.diagnostics.begin(), analysis.diagnostics.end(),
                                                [&](const auto& one) { return one.rule_id == id; }));
}

/// Rules whose patterns take a cubic number of steps: just below what counts as slow.
std::string dear_rules(int number) {
  std::string rules;
  for (int i = 0; i < number; ++i) {
    const std::string name = "n" + std::to_string(i);
    rules += rule(name, "^(?:[a-z]*){2}[a-z]*" + name + "$", "<action type='None'/>");
  }
  return rules;
}

}  // namespace

TEST_CASE("slow patterns are looked for until the budget of the file is spent") {
  const std::string slow = rule("slow", "^([a-z]+)*/list$", "<action type='None'/>");
  CHECK(count("rewrite-slow-pattern", slow) == 1);
  CHECK(count("rewrite-slow-pattern", dear_rules(1)) == 0);
  CHECK(count("rewrite-slow-pattern", dear_rules(1) + slow) == 1);
  CHECK(count("rewrite-slow-pattern", dear_rules(200) + slow) == 0);
}

TEST_CASE("redirects are followed until the budget of the file is spent") {
  const std::string loop = rule("loop", "^start/(.*)", redirect_to("/start/{R:1}"));
  std::string dear;
  CHECK(count("redirect-loop", loop) == 1);
  for (int i = 0; i < 200; ++i) {
    dear += rule("d" + std::to_string(i), "^(a+)+$", redirect_to("/" + std::string(40, 'a') + "!"));
    if (i == 2) CHECK(count("redirect-loop", loop + dear) == 1);
  }
  CHECK(count("redirect-loop", dear + loop) == 0);
}
