// The port range of passive FTP data connections: system.ftpServer/firewallSupport.
//
// Source: the reference page of firewallSupport (ports from 1025) and the walkthrough for firewalls (from
// 1024): what both forbid is a fault. 0 and 0 stand for the dynamic range of Windows.
#pragma once

#include <cstdint>

namespace iislint::values {

enum class PassiveFault : std::uint8_t {
  none,
  one_is_zero,  ///< one end is 0, the other is not
  reversed,     ///< the first port is above the last
  well_known,   ///< begins among the ports below 1024
};

struct PassivePorts {
  std::int64_t low = 0;
  std::int64_t high = 0;

  /// Windows chooses: 49152 to 65535 unless an administrator has changed that.
  bool is_dynamic() const { return low == 0 && high == 0; }
  PassiveFault fault() const;
  /// Whether IIS would hand out that port; never for the dynamic range and for one with a fault in its order.
  bool covers(std::int64_t port) const;
  /// The number of ports; 0 for the dynamic range and where the ends are out of order.
  std::int64_t count() const;
};

}  // namespace iislint::values
