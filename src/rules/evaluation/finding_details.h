// What a check in code adds to the finding that the definition of its rule describes.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "diag/diagnostic.h"
#include "rules/evaluation/anchor.h"

namespace iislint::rules {

struct FindingDetails {
  std::optional<Anchor> at;            ///< instead of the definition's places
  std::vector<diag::Related> related;  ///< after those of the definition
  std::vector<std::string> sites;      ///< instead of the site the rule is asked about
  std::vector<diag::Fix> fixes;        ///< after those of the definition
};

/// The texts of a message that the check knows, by the names of their placeholders.
using PlaceholderTexts = std::vector<std::pair<std::string_view, std::string>>;

}  // namespace iislint::rules
