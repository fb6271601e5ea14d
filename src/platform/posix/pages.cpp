#include "platform/pages.h"

#include <sys/mman.h>

namespace iislint::platform {

void provide_pages([[maybe_unused]] void* pages, [[maybe_unused]] std::size_t bytes) {
#ifdef MADV_POPULATE_WRITE
  madvise(pages, bytes, MADV_POPULATE_WRITE);  // a kernel that does not know it changes nothing
#endif
}

}  // namespace iislint::platform
