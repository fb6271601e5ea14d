// Places of the configuration as paths of URLs.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace iislint::config {

/// The URL path of a normal place within its site: "/app", and "" for the root; nothing for the server
/// itself. `knows_server`: the first step of a place names a site; without a server, a web.config alone is
/// one.
std::optional<std::string> url_of_place(std::string_view place, bool knows_server);

/// Whether a URL path is `above` or below it, whatever the letter case; "" and "/" are above all.
bool is_url_at_or_below(std::string_view path, std::string_view above);

}  // namespace iislint::config
