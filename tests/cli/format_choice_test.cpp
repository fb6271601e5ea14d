// In which format a command prints: auto on every platform, the environment, the settings.
#include <doctest/doctest.h>

#include "program.h"

using namespace iislint;
using namespace iislint::tests;

namespace {

Outcome run_in(const cli::Environment& environment, std::vector<std::string> words, Files files) {
  source::MemoryWriter outputs;
  return run(std::move(words), source::MemoryReader(std::move(files)), outputs, "", environment);
}

cli::Environment environment_with(std::map<std::string, std::string> variables) {
  return cli::read_environment([&](const char* name) {
    const auto found = variables.find(name);
    return found == variables.end() ? nullptr : found->second.c_str();
  });
}

const Files kOne = {{"applicationHost.config", kBad}};
const std::string kText = "applicationHost.config:1:50: error: ";

bool is_json(const Outcome& outcome) {
  return outcome.out.starts_with("{\n  \"formatVersion\": 1,");
}

}  // namespace

TEST_CASE("auto is text, whoever reads it") {
  for (const bool is_terminal : {false, true}) {
    const source::MemoryReader files(kOne);
    std::istringstream in;
    std::ostringstream out, err;
    source::MemoryWriter outputs;
    cli::World world{files, outputs, in, out, err, {is_terminal, false, 100}};
    CHECK(cli::run({"applicationHost.config"}, world) == 1);
    CHECK(out.str().starts_with(kText));
  }
  CHECK(!is_json(run({"rules"}, Files{})));
  CHECK(!is_json(run({"settings", "applicationHost.config"}, kOne)));
  CHECK(!is_json(run({"applicationHost.config", "--trace-rule", "invalid-bool"}, kOne)));
  CHECK(!is_json(run({"applicationHost.config", "--format", "auto"}, kOne)));
}

TEST_CASE("platforms that read commands from the log get them after the text") {
  const std::pair<cli::Environment, std::string> platforms[] = {
      {environment_with({{"GITHUB_ACTIONS", "true"}}),
       "::error title=invalid-bool,file=applicationHost.config,line=1"},
      {environment_with({{"TF_BUILD", "True"}}),
       "##vso[task.logissue type=error;sourcepath=applicationHost.config;"},
      {environment_with({{"TEAMCITY_VERSION", "2025.1"}}), "##teamcity[inspectionType id='invalid-bool'"}};
  for (const auto& [environment, command] : platforms) {
    const Outcome automatic = run_in(environment, {"applicationHost.config"}, kOne);
    CHECK(automatic.out.starts_with(kText));
    CHECK(has(automatic.out, "\n" + command));
    for (const char* format : {"text", "json", "concise"})
      CHECK(!has(run_in(environment, {"applicationHost.config", "--format", format}, kOne).out, command));
    CHECK(!has(run_in(environment, {"applicationHost.config", "--trace-rule", "invalid-bool"}, kOne).out,
               command));
    CHECK(!has(run_in(environment, {"rules"}, kOne).out, command.substr(0, 9)));
  }
  for (const auto& [name, value] : std::map<std::string, std::string>{
           {"GITHUB_ACTIONS", "false"}, {"TF_BUILD", ""}, {"TEAMCITY_VERSION", ""}, {"CI", "true"}})
    CHECK(environment_with({{name, value}}).log_commands == "");
}

TEST_CASE("the command line counts before the environment, and that before the settings") {
  Files files = kOne;
  files[".iislint.json"] = R"({"format": "json"})";
  const cli::Environment concise = environment_with({{"IISLINT_FORMAT", "concise"}});
  CHECK(is_json(run({"applicationHost.config"}, files)));
  CHECK(is_json(run({"."}, files)));
  CHECK(is_json(run({"rules"}, files)));
  CHECK(run_in(concise, {"applicationHost.config"}, files).out.ends_with("[invalid-bool]\n"));
  CHECK(run_in(concise, {"applicationHost.config", "--format", "text"}, files).out.starts_with(kText));
  CHECK(!is_json(run({"applicationHost.config", "--format", "auto"}, files)));
  CHECK(has(run_in(concise, {"settings", "applicationHost.config", "--format", "text"}, files).out,
            "format   json     .iislint.json:1:12"));
  const cli::Environment automatic = environment_with({{"IISLINT_FORMAT", "auto"}});
  CHECK(run_in(automatic, {"applicationHost.config"}, files).out.starts_with(kText));
}

TEST_CASE("a format for findings, chosen for all commands, does not keep others from their own") {
  const cli::Environment junit = environment_with({{"IISLINT_FORMAT", "junit"}});
  CHECK(run_in(junit, {"applicationHost.config"}, kOne).out.starts_with("<?xml "));
  const Outcome rules = run_in(junit, {"rules"}, kOne);
  CHECK(rules.status == 0);
  CHECK(rules.out == run({"rules"}, kOne).out);
}

TEST_CASE("a format that there is not is an error wherever it is named") {
  const cli::Environment wrong = environment_with({{"IISLINT_FORMAT", "jnuit"}});
  for (const std::vector<std::string>& words :
       {std::vector<std::string>{"applicationHost.config"}, {"rules"}}) {
    const Outcome outcome = run_in(wrong, words, kOne);
    CHECK(outcome.status == 2);
    CHECK(outcome.out == "");
    CHECK(has(outcome.err, "IISLINT_FORMAT: there is no format 'jnuit' (did you mean 'junit'?); available"));
  }
  CHECK(run_in(wrong, {"applicationHost.config", "--format", "text"}, kOne).status == 1);
  Files files = kOne;
  files[".iislint.json"] = "{\"format\": \"jnuit\"}";
  const Outcome settings = run({"applicationHost.config"}, files);
  CHECK(settings.status == 2);
  CHECK(has(settings.err, "iislint.json:1:12: 'format' cannot be 'jnuit'"));
  CHECK(has(settings.err, "did you mean 'junit'?"));
}

TEST_CASE("reports in several formats come of one run") {
  source::MemoryWriter outputs;
  const Outcome outcome = run({"applicationHost.config", "--output", "junit=a.xml", "--output",
                               "gitlab=b.json", "--output", "json=c.json"},
                              source::MemoryReader(kOne), outputs);
  CHECK(outcome.status == 1);
  CHECK(outcome.out.starts_with(kText));
  CHECK(outputs.files().at("a.xml") == run({"applicationHost.config", "--format", "junit"}, kOne).out);
  CHECK(outputs.files().at("b.json") == run({"applicationHost.config", "--format", "gitlab"}, kOne).out);
  CHECK(outputs.files().at("c.json") == run({"applicationHost.config", "--format", "json"}, kOne).out);
}
