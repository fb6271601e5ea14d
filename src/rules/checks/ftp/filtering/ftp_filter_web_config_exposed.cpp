#include "rules/checks/ftp/filtering/ftp_filter_web_config_exposed.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/text.h"
#include "config/server/server_columns.h"
#include "rules/checks/ftp/support/access/authorization.h"
#include "rules/checks/ftp/support/access/served_places.h"
#include "rules/checks/ftp/support/access/shared_content.h"
#include "rules/checks/ftp/support/access/web_roots.h"

namespace iislint::rules::checks {
namespace {

using Case = FtpFilterWebConfigExposed::Case;
using Names = std::vector<std::string>;

/// What request filtering of web sites hides, as IIS is installed.
constexpr std::string_view kSecretSegments[] = {"web.config", "bin", "App_Data"};

/// The secret names that can be read; none when that cannot be told.
Names open_segments(const FtpFilterWebConfigExposed& rule, const std::string& place) {
  const RequestFilter filter(rule.file(), place, *rule.unlisted().fact);
  const auto config_passes = filter.lets_pass("config");
  if (!config_passes) return {};
  Names open;
  for (const std::string_view segment : kSecretSegments) {
    const auto is_hidden = filter.hides(base::lower(segment));
    if (!is_hidden) return {};
    if (segment.ends_with(".config") && !*config_passes) continue;
    if (!*is_hidden) open.emplace_back(segment);
  }
  return open;
}

}  // namespace

// Only where the root of the web site can be seen: a folder below it has no such names of the site's.
void check(const FtpFilterWebConfigExposed& rule, Reporter<FtpFilterWebConfigExposed>& reporter) {
  const FileView& file = rule.file();
  const auto web_site_of = [&](std::size_t own, const ServedPlace& served) {
    const bool is_own_root = file.columns().speaks_http(own) && served.place.find('/') == std::string::npos;
    return is_own_root ? own : web_roots(file).site_in(served.folder);
  };
  const SharedContentQuestion question{kReadPermission, may_be_true(rule.anonymous()), web_site_of,
                                       [&](const std::string& place) { return open_segments(rule, place); }};
  for (SharedGrant& grant : shared_grants(rule, question)) {
    FtpFilterWebConfigExposed::Finding finding{std::move(grant.finding),
                                               {.found = base::join_words(grant.found, "and")}};
    reporter.report(grant.is_for_everybody ? Case::everybody : Case::named, std::move(finding));
  }
}

}  // namespace iislint::rules::checks
