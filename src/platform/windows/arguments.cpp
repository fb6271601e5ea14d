#include "platform/arguments.h"

#include "platform/windows/command_line.h"
#include "platform/windows/system.h"

namespace iislint::platform {

// Those of main() have gone through the code page of the system.
std::vector<std::string> arguments(int /*argc*/, char** /*argv*/) {
  std::vector<std::string> words;
  for (const std::wstring& word : words_of(GetCommandLineW()))
    words.push_back(narrow(word));
  return words;
}

}  // namespace iislint::platform
