#include "values/passive_ports.h"

namespace iislint::values {

namespace {
constexpr std::int64_t kLastWellKnownPort = 1023;
}

PassiveFault PassivePorts::fault() const {
  if (is_dynamic()) return PassiveFault::none;
  if (low == 0 || high == 0) return PassiveFault::one_is_zero;
  if (low > high) return PassiveFault::reversed;
  return low <= kLastWellKnownPort ? PassiveFault::well_known : PassiveFault::none;
}

bool PassivePorts::covers(std::int64_t port) const {
  return low > 0 && low <= port && port <= high;
}

std::int64_t PassivePorts::count() const {
  return low > 0 && low <= high ? high - low + 1 : 0;
}

}  // namespace iislint::values
