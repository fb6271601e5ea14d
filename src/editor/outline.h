// The contents of a file by the names that administrators know: sites, applications, pools, locations, rules.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/project.h"
#include "source/span.h"

namespace iislint::editor {

enum class SymbolKind : std::uint8_t {
  group,  ///< a section group, or an element that holds others
  section,
  location,
  site,
  application,
  directory,  ///< a virtual directory
  binding,
  pool,
  rule,   ///< of URL Rewrite, outbound too
  entry,  ///< of another collection
  key,    ///< of a settings file
};

struct Symbol {
  std::string name;    ///< "Default Web Site"; secrets are masked
  std::string detail;  ///< "site", "http *:80:"; may be empty
  SymbolKind kind = SymbolKind::group;
  source::Span full;
  source::Span selected;  ///< the name; inside `full`
  std::vector<Symbol> children;
};

/// In the order of the file. Empty when the file cannot be read.
std::vector<Symbol> outline(engine::Project& project, const std::string& path);

}  // namespace iislint::editor
