// The whole command line over one file: nothing that a file holds may make a run fail.
#include "run_choices.h"
#include "support.h"

using namespace iislint;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::Input input(data, size, 1);
  const std::string name = input.choose(fuzz::kFileNames);
  const std::string format = input.choose(fuzz::kFormats);
  std::vector<std::string> words = {name, "--format", format, "--show-suppressed"};
  words.insert(words.end(), {"--profile", input.choose(fuzz::kProfiles)});
  const std::string kind = input.choose(fuzz::kKinds);
  if (!kind.empty()) words.insert(words.end(), {"--kind", kind});
  fuzz::require_no_fault(fuzz::checked_run(words, {{name, input.part(0)}}));
  return 0;
}
