#include "platform/running.h"

#include <signal.h>
#include <sys/types.h>

#include <cerrno>
#include <limits>

namespace iislint::platform {

bool is_running(std::int64_t process) {
  if (process <= 0 || process > std::numeric_limits<pid_t>::max()) return false;
  return ::kill(static_cast<pid_t>(process), 0) == 0 || errno == EPERM;
}

}  // namespace iislint::platform
