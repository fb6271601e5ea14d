#include "engine/options.h"

#include <vector>

#include "base/nearest.h"
#include "rules/rule_table.h"

namespace iislint::engine {
namespace {

std::optional<base::Error> check(const std::string& id) {
  if (rules::find_rule(id) != nullptr) return std::nullopt;
  std::vector<std::string_view> ids;
  for (const diag::RuleInfo& info : rules::rule_infos())
    ids.push_back(info.id);
  std::string message = "there is no rule '" + id + "'";
  if (const auto near = base::nearest(id, ids)) message += "; did you mean '" + std::string(*near) + "'?";
  return base::Error{base::ErrorCode::usage, message};
}

}  // namespace

std::optional<base::Error> check_rule_ids(const Options& options) {
  for (const std::set<std::string>* ids : {&options.select, &options.ignore}) {
    for (const std::string& id : *ids) {
      if (auto error = check(id)) return error;
    }
  }
  for (const auto& [id, severity] : options.severity) {
    if (auto error = check(id)) return error;
  }
  return std::nullopt;
}

}  // namespace iislint::engine
