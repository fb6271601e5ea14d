// What is said beside the findings: --statistics, --timing, --quiet, and the line that shows progress.
#include <doctest/doctest.h>

#include <chrono>
#include <thread>

#include "app/cli/progress.h"
#include "app/cli/timing_table.h"
#include "program.h"

using namespace iislint;
using namespace iislint::tests;

namespace {

const std::string kHost = "applicationHost.config";

/// Each look at it takes a millisecond.
class CountingClock final : public base::Clock {
 public:
  std::uint64_t nanoseconds() const override { return ++looks * 1'000'000; }
  mutable std::uint64_t looks = 0;
};

struct Watched {
  Outcome outcome;
  std::string drawn;
};

Watched run_with(std::vector<std::string> words, const Files& files, const base::Clock* clock,
                 std::chrono::milliseconds delay = std::chrono::hours(1)) {
  const source::MemoryReader reader(files);
  source::MemoryWriter outputs;
  std::istringstream in;
  std::ostringstream out, err, drawn;
  cli::World world{
      reader, outputs, in, out, err, {}, std::nullopt, {}, nullptr, clock, {&drawn, 80, false, delay}};
  const int status = cli::run(std::move(words), world);
  return {{status, out.str(), err.str()}, drawn.str()};
}

std::string behind(const std::string& text, const std::string& mark) {
  const std::size_t at = text.find(mark);
  return at == std::string::npos ? "" : text.substr(at);
}

}  // namespace

TEST_CASE("statistics: a table after the summary, the most frequent rule first") {
  const Files files{{kHost,
                     "<configuration><system.ftpServer><log logInUTF8='maybe' "
                     "logFormat='W3C'/><serverRuntime hostNameSupport='maybe'/>"
                     "</system.ftpServer></configuration>"}};
  const Outcome outcome = run({"--statistics", kHost, "--select", "invalid-bool,unknown-attribute"}, files);
  CHECK(outcome.status == 1);
  const std::string plain = run({kHost, "--select", "invalid-bool,unknown-attribute"}, files).out;
  CHECK(outcome.out.starts_with(plain));
  CHECK(outcome.out.substr(plain.size()).starts_with("\nfindings  "));
  CHECK(outcome.out.substr(plain.size()).find("unknown-attribute") != std::string::npos);
  CHECK(run({"--statistics", "web.config"}, {{"web.config", kGood}}).out == "no findings in 1 file\n");
}

TEST_CASE("statistics tell what is fixable, suppressed and in the baseline") {
  const std::string text =
      "<configuration><system.webServer><httpErrors errorMode='detailedLocalOnly'/>\n"
      "<httpErrors2/><!-- iislint-ignore unknown-element: a test -->\n<httpErrors3/>"
      "</system.webServer></configuration>";
  const Files files{{"web.config", text}};
  source::MemoryWriter outputs;
  const std::vector<std::string> chosen = {"web.config", "--select", "letter-case,unknown-element"};
  std::vector<std::string> words = chosen;
  words.push_back("--statistics");
  const std::string table = behind(run(words, files).out, "findings  ");
  CHECK(table ==
        "findings  fixable  suppressed  severity  rule\n"
        "       1        0           1  error     unknown-element\n"
        "       1        1           0  warning   letter-case\n");
  words.insert(words.end(), {"--baseline", "b.json", "--write-baseline"});
  const source::MemoryReader reader(files);
  CHECK(behind(run(words, reader, outputs).out, "findings  ") ==
        "findings  suppressed  in baseline  severity  rule\n"
        "       0           1            1  error     unknown-element\n"
        "       0           0            1  warning   letter-case\n");
}

TEST_CASE("statistics change no report that has no place for them") {
  for (const std::string& format : formats_of_findings()) {
    CAPTURE(format);
    const Outcome plain = run({"--format", format, kHost}, {{kHost, kBad}});
    const Outcome counted = run({"--format", format, kHost, "--statistics"}, {{kHost, kBad}});
    const bool has_place = report::find_format(format, report::Content::findings)->has_statistics;
    CHECK((plain.out == counted.out) == !has_place);
    CHECK(has(counted.err, "invalid-bool\n") == !has_place);
    CHECK(has(format == "text" ? behind(counted.out, "findings  ") : counted.out, "invalid-bool"));
    CHECK((format.starts_with("json") == has(counted.out, "\"statistics\": {")));
  }
  for (const char* other : {"--diff", "--trace-rule=invalid-bool"}) {
    const Outcome refused = run({"--statistics", other, kHost}, {{kHost, kBad}});
    CHECK(refused.status == 2);
    CHECK(has(refused.err, "--statistics counts the findings of a report"));
  }
}

TEST_CASE("timing: stages and rules on standard error, slowest first, and nothing else changes") {
  const CountingClock clock;
  const std::string demo = read_file(repository_path("tests/demo/applicationHost.config"));
  const Outcome plain = run_with({kHost}, {{kHost, demo}}, &clock).outcome;
  CHECK(clock.looks == 0);
  const Outcome timed = run_with({kHost, "--timing", "--jobs", "1"}, {{kHost, demo}}, &clock).outcome;
  CHECK(timed.out == plain.out);
  CHECK(timed.status == plain.status);
  for (const std::string_view stage : base::kStageNames)
    CHECK_MESSAGE(has(timed.err, "  " + std::string(stage) + "\n"), stage);
  CHECK(has(timed.err, " other rules)\n"));
  CHECK(has(timed.err, "  ftp-"));
  CHECK(
      run_with({kHost, "--timing", "--quiet"}, {{kHost, demo}}, &clock).outcome.err.starts_with("iislint: "));
}

TEST_CASE("times are sorted and added up") {
  const CountingClock clock;
  base::Timings timings(clock);
  timings.add_rule("quick", 1'000'000);
  timings.add_rule("slow", 2'000'000);
  timings.add_rule("quick", 500'000);
  { const base::StageWatch watch(&timings, base::Stage::bind); }
  const std::string table = cli::timing_table(timings);
  CHECK(has(table, "       1.000  100.0  bind\n       0.000    0.0  read\n"));
  CHECK(table.ends_with("       2.000   57.1  slow\n       1.500   42.9  quick\n"));
}

TEST_CASE("quiet: findings and errors only") {
  const Outcome quiet = run({"--quiet", kHost}, {{kHost, kBad}});
  const Outcome loud = run({kHost}, {{kHost, kBad}});
  CHECK(quiet.status == 1);
  CHECK(loud.out == quiet.out + behind(loud.out, "1 error in 1 file\n"));
  CHECK(run({"-q", "web.config"}, {{"web.config", kGood}}).out == "");
  const Outcome missing = run({"-q", "missing.config"}, Files{});
  CHECK(missing.status == 2);
  CHECK(has(missing.out, "error: missing.config: "));
  CHECK(run({"-q", "a.xml"}, {{"a.xml", "<other/>"}}).out == "a.xml: skipped, no IIS configuration\n");
  source::MemoryWriter outputs;
  const source::MemoryReader reader(Files{{kHost, kBad}});
  CHECK(
      has(run({kHost, "--baseline", "b.json", "--write-baseline"}, reader, outputs).err, "wrote 1 finding"));
  CHECK(run({kHost, "--baseline", "b.json", "--write-baseline", "-q"}, reader, outputs).err == "");
}

TEST_CASE("completion: a script for each shell, and nothing for another one") {
  for (const char* shell : {"bash", "zsh", "fish", "powershell"}) {
    CAPTURE(shell);
    const Outcome outcome = run({"completion", shell}, Files{});
    CHECK(outcome.status == 0);
    CHECK(outcome.err == "");
    for (const char* word :
         {"show-suppressed", "rdjson", "letter-case", "client-certificates", "redirection"})
      CHECK_MESSAGE(has(outcome.out, word), word);
  }
  for (const std::vector<std::string>& words :
       {std::vector<std::string>{"completion"}, {"completion", "tcsh"}, {"completion", "bash", "zsh"}}) {
    const Outcome outcome = run(words, Files{});
    CHECK(outcome.status == 2);
    CHECK(has(outcome.err, "completion takes the name of a shell: bash, zsh, fish or powershell"));
  }
}

TEST_CASE("progress: a line that is drawn after the delay and erased at the end") {
  std::ostringstream drawn;
  engine::Progress progress;
  progress.files = 2000;
  progress.checked = 12;
  const cli::ProgressPlace at_once{&drawn, 80, false, std::chrono::milliseconds(0)};
  cli::ProgressLine line(at_once, progress);
  std::this_thread::sleep_for(std::chrono::milliseconds(100));
  line.stop();
  CHECK(drawn.str() == "\r\x1b[Kiislint: checked 12 of 2000 files …\r\x1b[K");
  CHECK(run_with({kHost}, {{kHost, kBad}}, nullptr).drawn == "");
  CHECK(run_with({kHost, "-q"}, {{kHost, kBad}}, nullptr, std::chrono::milliseconds(0)).drawn == "");
  CHECK(cli::progress_text(0, 0, 80) == "iislint: looking for files …");
  CHECK(cli::progress_text(0, 1, 80) == "iislint: checking 1 file …");
  CHECK(cli::progress_text(12, 2000, 20) == "iislint: checked 12");
}
