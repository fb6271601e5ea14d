// What the user says of a site because no configuration file can hold it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace iislint::diag {

/// From where a site can be reached.
enum class Reach : std::uint8_t { unknown, internal, everywhere };

struct SiteFacts {
  Reach reach = Reach::unknown;
  std::optional<bool> is_upload_only;  ///< nobody is meant to fetch from it what others have put there
};

}  // namespace iislint::diag
