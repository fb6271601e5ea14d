#include "fault_loop.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include "repository.h"
#include "started_program.h"

namespace iislint::tests {
namespace {

namespace fs = std::filesystem;

constexpr const char* kBefore = "what was there before\n";
constexpr const char* kOutput = "report.json";

void write(const fs::path& path, const std::string& content) {
  fs::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << content;
}

void write_files(const fs::path& folder) {
  fs::copy(repository_path("tests/hierarchy/whole-server"), folder / "server", fs::copy_options::recursive);
  fs::copy(repository_path("tests/demo/applicationHost.config"), folder / "applicationHost.config");
  write(folder / "web.config",
        "<configuration><!-- iislint-ignore undeclared-section: tried on purpose --><nope/>"
        "<appSettings configSource='s.config'/><system.webServer><handlers>"
        "<add name='a' path='*' verb='*' bogus='1'/></handlers><mine "
        "a='x'/></system.webServer></configuration>");
  write(folder / "s.config", "<appSettings><add key='a' value='b'/></appSettings>");
  write(folder / ".iislint.json",
        R"({"profile": "strict", "rules": {"letter-case": "off"}, "suppressions": [)"
        R"({"rules": ["undeclared-section"], "files": ["w*"], "reason": "tried on purpose"}]})");
  write(folder / "broken/web.config",
        "<configuration><system.webServer><handlers><add name='a' name='b'></system.webServer>\n&nope; <");
  write(folder / "schema/mine.xml",
        "<configSchema><sectionSchema name='system.webServer/mine'><attribute name='a' type='int'/>"
        "</sectionSchema></configSchema>");
  std::string rule = read_file(repository_path("rules/ftp/client-certificates/ftp-clientcert-optional.json"));
  write(folder / "rules/my-rule.json", rule);
  write(folder / "names", std::string("web.config\0server/applicationHost.config\0", 41));
}

bool holds_errors(const std::string& report) {
  const std::size_t errors = report.find("\"errors\": [");
  const bool in_json = report.starts_with("{") && errors != std::string::npos && report[errors + 11] != ']';
  return in_json || report.find("error: ") != std::string::npos;
}

}  // namespace

FaultLoop::FaultLoop(std::string program) : program_(std::move(program)) {
  std::string name = (fs::temp_directory_path() / "iislint-faults-XXXXXX").string();
  if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("no folder for the test");
  folder_ = name;
  write_files(folder_);
}

FaultLoop::~FaultLoop() {
  std::error_code ignored;
  fs::remove_all(folder_, ignored);
}

FaultLoop::Seen FaultLoop::see(const FaultCase& what, const std::string& variable) {
  const fs::path output = fs::path(folder_) / kOutput;
  write(output, kBefore);
  const Ended ended = run_to_end({program_, what.words, folder_, what.input, {variable, "LC_ALL=C"}});
  Seen seen{ended.status, ended.out, ended.err, read_file(output.string()), false};
  for (const auto& entry : fs::directory_iterator(folder_)) {
    if (!entry.path().filename().string().ends_with(".tmp")) continue;
    seen.has_leftover = true;
    fs::remove(entry.path());
  }
  return seen;
}

std::map<std::string, long> FaultLoop::counts(const FaultCase& what) {
  const fs::path file = fs::path(folder_) / "counts";
  see(what, "IISLINT_FAULT_COUNTS=" + file.string());
  std::map<std::string, long> counts;
  std::ifstream lines(file);
  std::string name;
  for (long count = 0; lines >> name >> count;)
    counts[name] = count;
  fs::remove(file);
  return counts;
}

std::string FaultLoop::problem_of(const Seen& right, const Seen& now, const Fault& fault) {
  if (now.has_leftover) return "a temporary file is left";
  const bool is_same = now.status == right.status && now.out == right.out && now.file == right.file;
  if (is_same && now.err == right.err) return {};
  if (now.status != 2) {
    std::ostringstream problem;
    problem << "status " << now.status << (is_same ? ", other words on standard error" : "") << ", "
            << now.out.size() << " of " << right.out.size() << " bytes: " << now.err.substr(0, 120);
    return problem.str();
  }
  const bool is_whole = now.file == kBefore || now.file == right.file || now.file.ends_with("\n}\n");
  if (!is_whole) return "half a file";
  const bool can_speak = fault.call != "write" || fault.mode != "rest";
  if (can_speak && now.err.empty() && !holds_errors(now.out)) return "status 2 without a word";
  return {};
}

WrongRuns FaultLoop::run(const FaultCase& what, const Fault& fault, long count, long step, long& runs) {
  WrongRuns wrong;
  const Seen right = see(what, "IISLINT_FAULT_NONE=1");
  for (long number = 1; number <= count; number += step, ++runs) {
    std::ostringstream variable;
    variable << "IISLINT_FAULT=" << fault.call << " " << number << " " << fault.mode << " " << fault.error;
    const std::string problem = problem_of(right, see(what, variable.str()), fault);
    if (!problem.empty()) wrong[problem].push_back(number);
  }
  return wrong;
}

std::vector<FaultCase> fault_cases() {
  return {
      {"one file as JSON", {"applicationHost.config", "--format", "json"}},
      {"one file as text", {"applicationHost.config", "--format", "text"}},
      {"SARIF", {"applicationHost.config", "--format", "sarif"}},
      {"suppressions and configSource", {"web.config", "--format", "text"}},
      {"native schema", {"web.config", "--schema-dir", "schema"}},
      {"own rules", {"applicationHost.config", "--rules-dir", "rules"}},
      {"trace", {"applicationHost.config", "--trace-rule", "ftp-clientcert-optional"}},
      {"broken XML", {"broken", "--format", "json"}},
      {"tree with one job", {"server", "--jobs", "1"}},
      {"tree with two jobs", {"server", "--jobs", "2", "--format", "json"}},
      {"list of files", {"--files-from", "names", "--format", "json"}},
      {"standard input",
       {"-", "--stdin-filename", "web.config"},
       "<configuration><nope a='1'/></configuration>"},
      {"output", {"web.config", "--output", std::string("json=") + kOutput}},
      {"why", {"why", "applicationHost.config", "upload:sslClientCertificates/@validationFlags"}},
      {"settings", {"settings", "web.config"}},
      {"rules", {"rules"}},
      {"rules as JSON", {"rules", "--format", "json"}},
      {"explain", {"explain", "letter-case"}},
      {"help", {"--help"}},
      {"wrong usage", {"--nonsense"}},
      {"unknown rule", {"--select", "nonsense", "web.config"}},
  };
}

}  // namespace iislint::tests
