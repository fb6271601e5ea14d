// The rules that request filtering can be given: filteringRules, which search parts of a request for texts.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "config/lookup/element_ref.h"
#include "engine/request/request_stages.h"

namespace iislint::engine {

/// The parts of a request that filters look at.
struct FilteredRequest {
  std::string sent_path;  ///< as it was sent: escaped
  std::string path;       ///< decoded
  std::string extension;  ///< with its dot; "." where there is none
  std::string query;
  bool unescapes_query = true;  ///< the query string is searched in decoded form, too

  /// Whether the query string contains the text, in one of the forms that are searched.
  bool query_contains(std::string_view text) const;
};

bool contains_ignoring_case(std::string_view text, std::string_view piece);

struct DenyingRule {
  config::ElementRef rule;
  std::string name;
  std::string why;  ///< "the query string contains \"--\""
};

/// The first rule that denies the request. Adds the headers to `unknown` that a rule searches and the user
/// has not stated.
std::optional<DenyingRule> denying_rule(const StagedRequest& request, const FilteredRequest& parts,
                                        std::vector<std::string>& unknown);

/// The value of a header of the request; nothing where the user has not stated it.
std::optional<std::string> stated_header(const StagedRequest& request, std::string_view name);

}  // namespace iislint::engine
