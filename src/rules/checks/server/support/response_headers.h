// Headers that IIS adds to every response.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "rules/checks/server/support/web_sections.h"

namespace iislint::rules::checks {

inline constexpr std::string_view kHttpProtocol = "system.webServer/httpProtocol";
inline constexpr std::string_view kCustomHeaders = "customHeaders";

/// A header that is in force at a place.
struct Header {
  config::ElementRef entry;
  std::string value;

  bool is_written_in(const FileView& file) const { return entry.document == &file.document(); }
};

/// Nothing when there is none, or when its value cannot be read; `name` in lower case.
std::optional<Header> header_at(const FileView& file, const std::string& place, std::string_view name);

/// Whether it is certain that nothing in the files adds the header at a place: no entry, no outbound rule of
/// URL Rewrite that sets it, nothing unreadable; `name` in lower case.
bool lacks_header(const FileView& file, const std::string& place, std::string_view name);

/// Whether the rule's place lacks the header, and the place above that the file writes headers for does not:
/// what a file never says is one finding. `name` in lower case.
bool is_first_to_lack_header(const RuleContext& rule, std::string_view name);

/// Whether some file removes the header for a place or one above; `name` in lower case.
bool removes_header(const FileView& file, const std::string& place, std::string_view name);

/// Offers to add the header to the collection that the file writes for the place, if it does.
void offer_header(const RuleContext& rule, std::string_view name, std::string_view value,
                  FindingDetails& finding);

}  // namespace iislint::rules::checks
