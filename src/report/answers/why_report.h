// What iislint why prints: the value of one setting in force, who wrote it, and what it overrode.
#pragma once

#include <iosfwd>
#include <optional>
#include <string>
#include <vector>

#include "source/source_file.h"

namespace iislint::report {

/// One place where something is written.
struct WhyLine {
  source::Span span;
  std::string value;   ///< "***" for a secret
  std::string remark;  ///< "in siteDefaults", "for Intranet/app"; may be empty
  bool is_readable = true;
  bool is_refused = false;  ///< a lock further up forbids it
};

/// Borrows the sources.
struct WhyReport {
  const source::SourceStore& sources;
  std::string setting;         ///< "system.webServer/security/access/@sslFlags"
  std::string place;           ///< "Intranet/app"; empty for the whole server
  std::vector<WhyLine> lines;  ///< the last one counts
  std::optional<std::string> default_value;
  std::string documentation;   ///< of the attribute
  std::string lock;            ///< whether files further down may set the section, in words
  std::vector<WhyLine> locks;  ///< where that is said
};

void write_why_as_text(const WhyReport& report, bool colour, std::ostream& out);
void write_why_as_json(const WhyReport& report, std::ostream& out);

}  // namespace iislint::report
