// What an editor pays for a keystroke: a buffer changes, and its findings are wanted. One project, many
// rounds; prints the median and the best of update and check together, in milliseconds.
//
//   recheck [FILE] [ROUNDS]     without a file: a server of about 100 KB whose sites all offer FTP
//
// Each round types or takes back one character in the middle of the file; the findings of every other round
// must be those of the first.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "engine/project.h"
#include "server_with_sites.h"
#include "source/file_reader.h"

using namespace iislint;
using bench::server_with_sites;

int main(int argc, char** argv) {
  const source::DiskReader disk;
  const std::string path = argc > 1 ? argv[1] : "recheck/applicationHost.config";
  const int rounds = argc > 2 ? std::atoi(argv[2]) : 200;
  std::string text = server_with_sites(100'000);
  if (argc > 1) {
    auto read = disk.read(path, std::size_t{64} << 20);
    if (!read) {
      std::fprintf(stderr, "recheck: %s: %s\n", argv[1], read.error().message.c_str());
      return 2;
    }
    text = std::move(*read);
  }
  auto project = engine::Project::open(disk, {});
  if (!project) return 2;
  const std::string typed =
      text.substr(0, text.find('\n', text.size() / 2)) + " " + text.substr(text.find('\n', text.size() / 2));
  std::vector<double> times;
  std::size_t findings = 0;
  for (int round = 0; round < rounds; ++round) {
    std::string buffer = round % 2 == 0 ? text : typed;
    const auto begin = std::chrono::steady_clock::now();
    (*project)->update(path, std::move(buffer));
    const std::size_t found = (*project)->check(path).findings.size();
    const std::chrono::duration<double, std::milli> time = std::chrono::steady_clock::now() - begin;
    if (round == 0) findings = found;
    if (found != findings) {
      std::fprintf(stderr, "recheck: %zu findings, and %zu before\n", found, findings);
      return 1;
    }
    if (round > 0) times.push_back(time.count());  // the first one loads the grammars
  }
  std::sort(times.begin(), times.end());
  if (times.empty()) return 0;
  std::printf("%zu bytes, %zu findings: median %.2f ms, best %.2f ms\n", text.size(), findings,
              times[times.size() / 2], times.front());
  return 0;
}
