#include "platform/problem.h"

#include <cstring>

namespace iislint::platform {

std::string text_of(Problem problem) {
  return std::strerror(problem);
}

}  // namespace iislint::platform
