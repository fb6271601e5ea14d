// Runs commands in turn (A B A B …) as whole processes and says how long each took and how they compare. On a
// machine that does other things as well, ratios of neighbouring runs are steadier than any absolute time.
//
//   compare ROUNDS NAME COMMAND… -- NAME COMMAND…      ratios are to the first one
//
// What the commands print is thrown away. A command that cannot be started, is killed or changes its exit
// status between rounds ends the comparison.
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

namespace {

struct Runner {
  std::string name;
  std::vector<char*> command;  // ends with a null pointer, as exec wants it
  std::vector<double> wall, cpu;
  std::optional<int> status;
};

double milliseconds(const timeval& time) {
  return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_usec) / 1e3;
}

[[noreturn]] void become(const Runner& runner) {
  const int nothing = open("/dev/null", O_RDWR);
  if (nothing >= 0) {
    for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
      dup2(nothing, stream);
  }
  execvp(runner.command.front(), runner.command.data());
  _exit(127);
}

void run_once(Runner& runner, bool counts) {
  const auto begin = std::chrono::steady_clock::now();
  const pid_t child = fork();
  if (child < 0) throw std::runtime_error("cannot fork");
  if (child == 0) become(runner);
  int state = 0;
  rusage usage{};
  if (wait4(child, &state, 0, &usage) != child) throw std::runtime_error("lost " + runner.name);
  const std::chrono::duration<double, std::milli> wall = std::chrono::steady_clock::now() - begin;
  if (!WIFEXITED(state) || WEXITSTATUS(state) == 127)
    throw std::runtime_error(runner.name + " cannot be run or was killed");
  if (runner.status.value_or(WEXITSTATUS(state)) != WEXITSTATUS(state))
    throw std::runtime_error(runner.name + " changes its exit status");
  runner.status = WEXITSTATUS(state);
  if (!counts) return;
  runner.wall.push_back(wall.count());
  runner.cpu.push_back(milliseconds(usage.ru_utime) + milliseconds(usage.ru_stime));
}

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  const std::size_t half = values.size() / 2;
  return values.size() % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
}

double median_ratio(const std::vector<double>& of, const std::vector<double>& to) {
  std::vector<double> ratios;
  for (std::size_t round = 0; round < of.size(); ++round)
    ratios.push_back(of[round] / to[round]);
  return median(std::move(ratios));
}

std::vector<Runner> runners_of(int argc, char** argv) {
  std::vector<Runner> runners;
  for (int i = 2; i < argc; ++i) {
    runners.push_back({argv[i], {}, {}, {}, std::nullopt});
    for (++i; i < argc && std::string(argv[i]) != "--"; ++i)
      runners.back().command.push_back(argv[i]);
    if (runners.back().command.empty()) throw std::runtime_error(runners.back().name + " has no command");
    runners.back().command.push_back(nullptr);
  }
  if (runners.empty()) throw std::runtime_error("usage: compare ROUNDS NAME COMMAND… -- NAME COMMAND…");
  return runners;
}

void print(const std::vector<Runner>& runners) {
  std::printf("%-34s %19s %19s %15s %6s\n", "", "wall ms", "CPU ms", "ratio", "exit");
  std::printf("%-34s %9s %9s %9s %9s %7s %7s %6s\n", "", "min", "median", "min", "median", "wall", "CPU",
              "status");
  for (const Runner& runner : runners) {
    const auto least = [](const std::vector<double>& v) { return *std::min_element(v.begin(), v.end()); };
    std::printf("%-34s %9.2f %9.2f %9.2f %9.2f %7.2f %7.2f %6d\n", runner.name.c_str(), least(runner.wall),
                median(runner.wall), least(runner.cpu), median(runner.cpu),
                median_ratio(runner.wall, runners.front().wall),
                median_ratio(runner.cpu, runners.front().cpu), *runner.status);
  }
}

}  // namespace

int main(int argc, char** argv) {
  try {
    std::vector<Runner> runners = runners_of(argc, argv);
    const int rounds = std::atoi(argv[1]);
    if (rounds < 1) throw std::runtime_error("ROUNDS is a number from 1");
    for (int round = -1; round < rounds; ++round) {  // one before, to have everything in the cache
      for (Runner& runner : runners)
        run_once(runner, round >= 0);
    }
    print(runners);
  } catch (const std::exception& problem) {
    std::fprintf(stderr, "compare: %s\n", problem.what());
    return 2;
  }
}
