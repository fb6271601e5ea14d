#include "engine/policy/rule_ids.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "base/nearest.h"
#include "base/text.h"

namespace iislint::engine {
namespace {

/// Ids that hold the word, as a person remembers them: "revocation". None when there are too many to choose
/// from.
std::vector<std::string> ids_with(const std::string& word, const std::vector<std::string_view>& ids) {
  std::vector<std::string> found;
  for (const std::string_view id : ids) {
    if (word.size() > 2 && id.find(word) != std::string_view::npos)
      found.push_back("'" + std::string(id) + "'");
  }
  return found.size() <= 8 ? found : std::vector<std::string>();
}

}  // namespace

std::optional<base::Error> check_rule_id(const std::string& id,
                                         const std::vector<const rules::RuleSet*>& sets) {
  const auto has_it = [&](const rules::RuleSet* set) { return set->find(id) != nullptr; };
  if (std::any_of(sets.begin(), sets.end(), has_it)) return std::nullopt;
  std::vector<std::string_view> ids;
  for (const rules::RuleSet* set : sets) {
    for (const diag::RuleInfo* info : set->infos())
      ids.push_back(info->id);
  }
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  std::string message = "there is no rule '" + id + "'";
  if (const std::string_view hint = diag::pattern_hint(id); !hint.empty()) {
    message += hint;
  } else if (const auto near = base::nearest(id, ids)) {
    message += "; did you mean '" + std::string(*near) + "'?";
  } else if (const auto alike = ids_with(base::lower(id), ids); !alike.empty()) {
    message += "; did you mean " + base::join_words(alike, "or") + "?";
  }
  return base::Error{base::ErrorCode::usage, message};
}

std::optional<base::Error> check_rule_ids(const Options& options,
                                          const std::vector<const rules::RuleSet*>& sets) {
  for (const std::set<std::string>* ids : {&options.select, &options.ignore}) {
    for (const std::string& id : *ids) {
      if (auto error = check_rule_id(id, sets)) return error;
    }
  }
  for (const auto& [id, severity] : options.severity) {
    if (auto error = check_rule_id(id, sets)) return error;
  }
  if (!options.traced_rule.empty()) return check_rule_id(options.traced_rule, sets);
  return std::nullopt;
}

}  // namespace iislint::engine
