// What binding says of a file and what Xerces says of it, by the same XSD.
#include "agreement.h"
#include "run_choices.h"
#include "support.h"

using namespace iislint;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static schema::XsdValidator validator;
  fuzz::Input input(data, size, 1);
  const std::string name = input.choose(fuzz::kFileNames);
  if (const std::string what = tests::disagreement(validator, name, input.part(0)); !what.empty())
    fuzz::fail("binding and Xerces disagree", what);
  return 0;
}
