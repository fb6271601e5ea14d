// Folders that an FTP site hands out and a web site serves too: what can be uploaded there or read.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "rules/checks/ftp/support/access/served_places.h"
#include "rules/evaluation/rule_context.h"

namespace iislint::rules::checks {

/// Request filtering of the FTP service at a place.
class RequestFilter {
 public:
  /// The fact is that of allowUnlisted.
  RequestFilter(const FileView& file, const std::string& place, const schema::AttributeFact& unlisted_fact);

  /// Whether the filter lets an extension (lower case, without its dot) pass; nothing when that cannot be
  /// told. Entries count with and without the dot: the documentation shows both.
  std::optional<bool> lets_pass(const std::string& extension) const;

  /// Whether a segment (lower case) of a path is hidden; nothing when that cannot be told.
  std::optional<bool> hides(const std::string& segment) const;

 private:
  const FileView& file_;
  const std::string place_;
  const schema::AttributeFact& unlisted_fact_;
};

/// A rule of the file that opens to users of FTP what a web site serves.
struct SharedGrant {
  bool is_for_everybody = false;
  FindingDetails finding;
  std::vector<std::string> found;  ///< what it opens
};

struct SharedContentQuestion {
  std::int64_t permission = 0;
  bool has_anonymous = false;  ///< anonymous users may log on
  /// The site that serves the place of the rule's site too, by its row, or kNoRow: the site itself, or one
  /// that WebRoots finds for the folder.
  std::function<std::size_t(std::size_t own, const ServedPlace& served)> web_site_of;
  /// The names that matter and are open at the place; none when that cannot be told.
  std::function<std::vector<std::string>(const std::string& place)> found_at;
};

/// The rules in question of the rule's site, each once.
std::vector<SharedGrant> shared_grants(const SiteContext& rule, const SharedContentQuestion& question);

}  // namespace iislint::rules::checks
