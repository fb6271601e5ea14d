#include "platform/arguments.h"

namespace iislint::platform {

std::vector<std::string> arguments(int argc, char** argv) {
  return {argv + 1, argv + argc};
}

}  // namespace iislint::platform
