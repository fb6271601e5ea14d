// Where the directory of a log lies.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "rules/evaluation/rule_context.h"

namespace iislint::rules::checks {

/// Whose folders count as content.
enum class ContentOf : std::uint8_t { every_site, web_sites };

struct LogFolder {
  bool is_readable = false;  ///< an absolute path
  bool is_on_system_drive = false;
  std::optional<std::uint32_t> content;  ///< the nearest folder around it that such a site serves, as its row
};

/// What is known of a directory as it is written; most sites have the same, so the answer is kept.
const LogFolder& log_folder(const FileView& file, const std::string& directory, ContentOf whose);

/// Says which folder of `content` is meant; `site` is the element of the site that the finding is about.
diag::Related related_content(const FileView& file, std::uint32_t content, xml::NodeId site);

}  // namespace iislint::rules::checks
