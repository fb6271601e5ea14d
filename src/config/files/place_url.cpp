#include "config/files/place_url.h"

#include "base/text.h"

namespace iislint::config {

std::optional<std::string> url_of_place(std::string_view place, bool knows_server) {
  if (!knows_server) return place.empty() ? std::string() : "/" + std::string(place);
  if (place.empty()) return std::nullopt;
  const std::size_t site = place.find('/');
  return site == std::string_view::npos ? std::string() : std::string(place.substr(site));
}

bool is_url_at_or_below(std::string_view path, std::string_view above) {
  if (above == "/") return true;
  return path.size() >= above.size() && base::equals_ignoring_case(path.substr(0, above.size()), above) &&
         (path.size() == above.size() || path[above.size()] == '/' || above.empty());
}

}  // namespace iislint::config
