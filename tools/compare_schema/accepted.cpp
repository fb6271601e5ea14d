#include "accepted.h"

#include <algorithm>
#include <stdexcept>

#include <nlohmann/json.hpp>

namespace iislint::tools {
namespace {

bool matches(std::string_view pattern, std::string_view text) {
  const std::size_t star = pattern.find('*');
  if (star == std::string_view::npos) return pattern == text;
  if (text.substr(0, star) != pattern.substr(0, star)) return false;
  pattern.remove_prefix(star + 1);
  for (std::size_t at = star; at <= text.size(); ++at) {
    if (matches(pattern, text.substr(at))) return true;
  }
  return false;
}

}  // namespace

std::vector<Accepted> read_accepted(const std::string& json) {
  std::vector<Accepted> list;
  for (const auto& entry : nlohmann::json::parse(json)) {
    Accepted accepted{entry.at("path"), entry.at("kind"), entry.at("native"), entry.at("reason")};
    const auto kinds = difference_kinds();
    const bool is_kind = std::find(kinds.begin(), kinds.end(), accepted.kind) != kinds.end();
    if (!is_kind || accepted.path.empty() || accepted.reason.empty())
      throw std::runtime_error("accepted difference '" + accepted.path +
                               "' lacks a path, a kind or a reason");
    list.push_back(std::move(accepted));
  }
  return list;
}

const Accepted* find_accepted(const std::vector<Accepted>& list, const Difference& difference) {
  const auto found = std::find_if(list.begin(), list.end(), [&](const Accepted& entry) {
    return entry.kind == difference.kind && matches(entry.path, difference.path) &&
           matches(entry.native, difference.native);
  });
  return found == list.end() ? nullptr : &*found;
}

}  // namespace iislint::tools
