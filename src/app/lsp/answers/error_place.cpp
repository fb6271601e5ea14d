#include "app/lsp/answers/error_place.h"

#include <algorithm>
#include <optional>

#include "base/text.h"

namespace iislint::lsp {
namespace {

std::optional<std::uint32_t> number_in(std::string_view digits) {
  const bool is_number =
      !digits.empty() && digits.size() <= 9 && std::all_of(digits.begin(), digits.end(), base::is_digit);
  if (!is_number) return std::nullopt;
  return static_cast<std::uint32_t>(std::stoul(std::string(digits)));
}

}  // namespace

ErrorPlace place_in(std::string_view message) {
  for (std::size_t end = message.find(": "); end != std::string_view::npos;
       end = message.find(": ", end + 1)) {
    const std::string_view before = message.substr(0, end);
    const std::size_t second = before.rfind(':');
    if (second == std::string_view::npos || second == 0) continue;
    const std::size_t first = before.rfind(':', second - 1);
    if (first == std::string_view::npos) continue;
    const auto line = number_in(before.substr(first + 1, second - first - 1));
    const auto column = number_in(before.substr(second + 1));
    if (!line || !column || *line == 0 || *column == 0) continue;
    return {
        std::string(before.substr(0, first)), {*line - 1, *column - 1}, std::string(message.substr(end + 2))};
  }
  return {};
}

}  // namespace iislint::lsp
