// What keeps IIS from reading the rules of URL Rewrite at a place.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "config/files/hierarchy.h"
#include "source/span.h"

namespace iislint::engine {

struct UnreadableRules {
  std::string message;  ///< of the finding
  source::Span at;
};

/// The first fault in a collection of rules, or in what its rules use, for which IIS answers every request
/// with 500.19. Nothing where it can read all of it.
std::optional<UnreadableRules> unreadable_rules(const config::Hierarchy& hierarchy, const std::string& place,
                                                std::string_view collection);

}  // namespace iislint::engine
