// Runs a fuzz target over the files of folders, without libFuzzer: the seeds and regressions as a test, with
// any compiler. With --times it prints the inputs that take longest.
#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "repository.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

namespace fs = std::filesystem;

// Of the input that is run: a crash leaves nobody else to tell it.
std::string current_file;

extern "C" void tell_file(int number) {
  std::fprintf(stderr, "with the input %s\n", current_file.c_str());
  std::signal(number, SIG_DFL);
  std::raise(number);
}

std::vector<std::string> inputs_of(const std::string& path) {
  if (!fs::is_directory(path)) return {path};
  std::vector<std::string> files;
  for (const auto& entry : fs::recursive_directory_iterator(path)) {
    if (entry.is_regular_file()) files.push_back(entry.path().string());
  }
  std::sort(files.begin(), files.end());
  return files;
}

double seconds_of(const std::string& path) {
  current_file = path;
  const std::string bytes = iislint::tests::read_file(path);
  const auto start = std::chrono::steady_clock::now();
  LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

void print_slowest(std::vector<std::pair<double, std::string>> times) {
  constexpr std::size_t kMost = 10;
  std::sort(times.rbegin(), times.rend());
  times.resize(std::min(times.size(), kMost));
  for (const auto& [seconds, path] : times) {
    const double megabytes = static_cast<double>(fs::file_size(path)) / 1e6;
    std::printf("%8.1f ms  %8.2f s per MB  %s\n", seconds * 1e3, seconds / megabytes, path.c_str());
  }
}

}  // namespace

int main(int argc, char** argv) {
  std::signal(SIGABRT, tell_file);
  std::signal(SIGSEGV, tell_file);
  const bool wants_times = argc > 1 && std::strcmp(argv[1], "--times") == 0;
  std::vector<std::pair<double, std::string>> times;
  for (int i = wants_times ? 2 : 1; i < argc; ++i) {
    for (const std::string& path : inputs_of(argv[i]))
      times.emplace_back(seconds_of(path), path);
  }
  std::printf("%zu inputs\n", times.size());
  if (wants_times) print_slowest(times);
  return times.empty() ? 1 : 0;
}
