// What a run tells formats beside its findings: which rules there are, and how files are encoded.
#include <doctest/doctest.h>

#include <algorithm>

#include "engine/run.h"
#include "program.h"
#include "repository.h"
#include "rules/table/rule_table.h"

using namespace iislint;
using namespace iislint::tests;

namespace {

engine::Analysis analyze(const Files& files, const engine::Options& options) {
  std::vector<engine::InputFile> inputs;
  for (const auto& [path, text] : files) {
    if (path.ends_with(".config")) inputs.push_back({path});
  }
  const source::MemoryReader reader(files);
  const auto project = engine::Project::open(reader, options);
  REQUIRE(project);
  engine::Analysis analysis = engine::run(**project, inputs);
  analysis.rules = (*project)->rule_statuses();
  return analysis;
}

std::vector<std::string_view> enabled(const engine::Analysis& analysis) {
  std::vector<std::string_view> ids;
  for (const engine::RuleStatus& status : analysis.rules) {
    if (status.is_enabled) ids.push_back(status.rule->id);
  }
  return ids;
}

bool holds(const std::vector<std::string_view>& ids, std::string_view id) {
  return std::count(ids.begin(), ids.end(), id) != 0;
}

}  // namespace

TEST_CASE("the rules of a run: all that there are, and whether they could report something") {
  engine::Options options;
  const engine::Analysis plain = analyze({{"web.config", kGood}}, options);
  CHECK(plain.rules.size() == rules::rule_infos().size());
  CHECK(std::is_sorted(plain.rules.begin(), plain.rules.end(),
                       [](const auto& a, const auto& b) { return a.rule->id < b.rule->id; }));
  CHECK(holds(enabled(plain), "invalid-bool"));
  CHECK(!holds(enabled(plain), "redundant-default"));  // off by default

  options.ignore = {"invalid-bool"};
  CHECK(!holds(enabled(analyze({{"web.config", kGood}}, options)), "invalid-bool"));
  options.ignore.clear();
  options.select = {"letter-case"};
  const auto selected = enabled(analyze({{"web.config", kGood}}, options));
  CHECK(holds(selected, "letter-case"));
  CHECK(!holds(selected, "invalid-bool"));
}

TEST_CASE("a rule is enabled when it is for one of the files") {
  engine::Options options;
  const std::string off = R"({"rules": {"invalid-bool": "off"}})";
  const Files one = {{"a/.iislint.json", off}, {"a/web.config", kGood}};
  CHECK(!holds(enabled(analyze(one, options)), "invalid-bool"));
  Files both = one;
  both["b/web.config"] = kGood;
  CHECK(holds(enabled(analyze(both, options)), "invalid-bool"));
}

TEST_CASE("the encoding of a file is known though it is clean, and of one that is broken, too") {
  std::string utf16 = "\xFF\xFE";
  for (const char c : kGood)
    utf16 += {c, '\0'};
  const auto analysis =
      analyze({{"a/web.config", utf16}, {"b/web.config", kBad + "\r\n"}, {"c/web.config", kGood}}, {});
  REQUIRE(analysis.files.size() == 3);
  CHECK(analysis.files[0].encoding.encoding == source::Encoding::utf16_le);
  CHECK(analysis.files[0].encoding.has_bom);
  CHECK(analysis.files[1].encoding.encoding == source::Encoding::utf8);
  CHECK(analysis.files[1].encoding.newline == source::Newline::crlf);
  CHECK(!analysis.files[2].encoding.has_bom);
}
