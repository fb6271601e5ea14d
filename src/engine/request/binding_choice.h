// Which binding of a server accepts a request.
#pragma once

#include <optional>

#include "config/server/server_columns.h"
#include "engine/request/traced_request.h"
#include "values/ip_address.h"

namespace iislint::engine {

struct BindingChoice {
  const config::BindingRow* binding = nullptr;  ///< null: none accepts it
  /// The binding is for one address, and whether the request arrives there is not known.
  bool needs_address = false;
  /// A binding of another site takes the request if it arrives at the address of that binding.
  const config::BindingRow* rival = nullptr;
};

/// The address at which the request arrives: as the user states it (LOCAL_ADDR), else the host of the URL
/// where that is one.
std::optional<values::IpAddress> arrival_address(const TracedRequest& asked, const RequestAddress& address);

BindingChoice choose_binding(const config::ServerColumns& columns, const RequestAddress& address,
                             const std::optional<values::IpAddress>& arrives_at);

}  // namespace iislint::engine
