#include <chrono>
#include <cstdlib>
#include <exception>
#include <iostream>

#include "app/cli/commands.h"
#include "platform/large_files.h"
#include "platform/standard_input.h"
#include "report/terminal/terminal_text.h"
#include "source/file_reader.h"

int main(int argc, char** argv) {
  using namespace iislint;
  try {
    cli::keep_running_on_closed_pipes();
    const source::DiskReader disk(platform::make_room_for_file);
    source::DiskWriter outputs;
    const base::Date today = base::date_of(std::chrono::system_clock::now());
    platform::StandardInput input;
    std::istream in(&input);
    cli::World world{disk,      outputs,
                     in,        std::cout,
                     std::cerr, cli::standard_output(),
                     today,     cli::read_environment([](const char* name) { return std::getenv(name); })};
    return cli::run({argv + 1, argv + argc}, world);
  } catch (const std::exception& problem) {
    std::cerr << "iislint: " << report::printable(problem.what()) << "\n";
    return 2;
  }
}
