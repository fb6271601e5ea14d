#include "platform/running.h"

#include <limits>

#include "platform/windows/system.h"

namespace iislint::platform {

bool is_running(std::int64_t process) {
  if (process <= 0 || process > std::numeric_limits<DWORD>::max()) return false;
  const Handle handle(OpenProcess(SYNCHRONIZE, FALSE, static_cast<DWORD>(process)));
  if (!handle.is_open()) return GetLastError() == ERROR_ACCESS_DENIED;
  return WaitForSingleObject(handle.get(), 0) == WAIT_TIMEOUT;
}

}  // namespace iislint::platform
