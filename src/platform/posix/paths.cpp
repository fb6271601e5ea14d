#include "platform/paths.h"

namespace iislint::platform {

constexpr PathStyle kOwnPaths = PathStyle::posix;

std::size_t root_size(std::string_view path) {
  return path.starts_with('/') ? 1 : 0;
}

std::string own_path(std::string path) {
  return path;
}

}  // namespace iislint::platform
