// Strict-Transport-Security as the file sets it: by the hsts elements of sites and by custom headers.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rules/evaluation/rule_context.h"

namespace iislint::rules::checks {

/// Directives of the header (RFC 6797, 6.1).
struct HstsDirectives {
  std::optional<std::int64_t> max_age;  ///< nothing: missing, or not a number
  bool has_subdomains = false;
  bool has_preload = false;
};

HstsDirectives read_hsts(std::string_view header);

/// A custom header that the file adds, whose value is not to be replaced by a tool.
struct HstsHeader {
  xml::NodeId element = xml::kNone;
  HstsDirectives directives;
};

const std::vector<HstsHeader>& hsts_headers(const FileView& file);

/// The numbers of the sites for which a boolean slot is true.
std::vector<std::size_t> sites_with(const FileView& file, std::size_t slot);

/// Whether the site has https; without it, the header is never sent.
bool has_https(const FileView& file, std::size_t site);

}  // namespace iislint::rules::checks
