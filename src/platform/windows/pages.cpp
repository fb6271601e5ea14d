#include "platform/pages.h"

namespace iislint::platform {

void provide_pages(void* /*pages*/, std::size_t /*bytes*/) {}

}  // namespace iislint::platform
