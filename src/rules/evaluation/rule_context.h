// What the rules of one file look at: its effective configuration, alone or below the files further up.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "config/effective_config.h"
#include "config/hierarchy.h"
#include "config/section_view.h"
#include "config/server_outline.h"

namespace iislint::config {
class ServerColumns;
}

namespace iislint::rules {

/// Borrows the hierarchy, whose last level is the file. For one thread: views of sections are made when they
/// are first asked for.
class RuleContext {
 public:
  explicit RuleContext(const config::Hierarchy& hierarchy);

  const config::Hierarchy& hierarchy() const { return hierarchy_; }
  const config::EffectiveConfig& config() const { return config_; }
  schema::FileKind kind() const { return hierarchy_.own().kind; }

  /// The section at that path of the fact table; `path` must live as long as the context.
  const config::SectionView& section(std::string_view path) const;

  /// The sites and pools that the file itself defines.
  const config::ServerOutline& outline() const;

  /// The same as columns of numbers, for checks that compare all sites (config/server_columns.h).
  const config::ServerColumns& columns() const;

  /// The name, as it is written, of the site that a normal path is in; empty for the server itself.
  std::string site_at(std::string_view place) const;

 private:
  const config::Hierarchy& hierarchy_;
  config::EffectiveConfig config_;
  mutable std::map<std::string_view, std::unique_ptr<config::SectionView>> sections_;
  mutable std::optional<config::ServerOutline> outline_;
  mutable std::shared_ptr<const config::ServerColumns> columns_;
  mutable std::optional<std::map<std::string, std::string, std::less<>>> site_names_;  // by normal name
};

}  // namespace iislint::rules
