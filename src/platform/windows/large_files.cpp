#include "platform/large_files.h"

namespace iislint::platform {

void make_room_for_file(std::size_t /*bytes*/) {}

}  // namespace iislint::platform
