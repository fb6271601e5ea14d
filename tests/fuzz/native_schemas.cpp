// Schema files of other vendors (--schema-dir), and files that hold what they declare.
#include "run_choices.h"
#include "support.h"

using namespace iislint;

namespace {

const std::string kConfig =
    "<configuration><configSections><section name='mine'/></configSections><mine a='1' b='x'><c><add "
    "key='1'/>"
    "<add key='1'/></c></mine></configuration>";

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::Input input(data, size, 2);
  const std::string format = input.choose(fuzz::kFormats);
  const std::string name = input.choose(fuzz::kFileNames);
  const std::string& config = input.part(1).empty() ? kConfig : input.part(1);
  fuzz::checked_run({name, "--schema-dir", "s", "--format", format},
                    {{"s/mine.xml", input.part(0)}, {name, config}});
  return 0;
}
