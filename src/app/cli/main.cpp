#include <chrono>
#include <cstdlib>
#include <exception>
#include <iostream>
#include <new>
#include <string>
#include <vector>

#include "app/cli/commands.h"
#include "platform/arguments.h"
#include "platform/large_files.h"
#include "platform/last_resort.h"
#include "platform/process.h"
#include "platform/standard_input.h"
#include "platform/standard_streams.h"
#include "report/terminal/terminal_text.h"
#include "source/file_reader.h"

int main(int argc, char** argv) {
  using namespace iislint;
  try {
    platform::occupy_closed_streams();
    platform::keep_running_when_writing_fails();
    platform::use_bytes();
    const std::vector<std::string> words = platform::arguments(argc, argv);
    // A program that goes on must give memory back.
    const bool goes_on = !words.empty() && words.front() == "lsp";
    const source::DiskReader disk(goes_on ? nullptr : platform::make_room_for_file);
    source::DiskWriter outputs;
    const base::Date today = base::date_of(std::chrono::system_clock::now());
    platform::StandardInput input;
    std::istream in(&input);
    const auto variable = [](const char* name) { return std::getenv(name); };
    const git::Git git(platform::environment);
    const cli::Environment environment = cli::read_environment(variable);
    const base::SteadyClock clock;
    cli::World world{disk,
                     outputs,
                     in,
                     std::cout,
                     std::cerr,
                     cli::standard_output(),
                     today,
                     environment,
                     &git,
                     &clock,
                     cli::progress_place(environment, std::cerr)};
    const int status = cli::run(words, world);
    const auto failure = disk.failure();
    if (!failure) return status;
    std::cerr << "iislint: " << failure->message << "\n";
    return platform::kJobNotDone;
  } catch (const std::bad_alloc&) {
    platform::say_last("out of memory");
  } catch (const std::exception& problem) {
    std::cerr << "iislint: " << report::printable(problem.what()) << "\n";
  }
  return platform::kJobNotDone;
}
