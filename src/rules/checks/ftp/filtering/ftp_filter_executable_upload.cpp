#include "rules/checks/ftp/filtering/ftp_filter_executable_upload.h"

#include <cstddef>
#include <string>
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

using Case = FtpFilterExecutableUpload::Case;
using Names = std::vector<std::string>;

/// What ASP.NET and ASP run or read when it lies in the folder of a web site, as IIS is installed.
constexpr const char* kActiveExtensions[] = {"aspx", "ashx", "asmx", "asp", "config"};

/// The active extensions that pass; none when that cannot be told.
Names open_extensions(const FtpFilterExecutableUpload& rule, const std::string& place) {
  const RequestFilter filter(rule.file(), place, *rule.unlisted().fact);
  Names open;
  for (const char* extension : kActiveExtensions) {
    const auto passes = filter.lets_pass(extension);
    if (!passes) return {};
    if (*passes) open.push_back("." + std::string(extension));
  }
  return open;
}

}  // namespace

void check(const FtpFilterExecutableUpload& rule, Reporter<FtpFilterExecutableUpload>& reporter) {
  const FileView& file = rule.file();
  const auto web_site_of = [&](std::size_t own, const ServedPlace& served) {
    if (file.columns().speaks_http(own)) return own;
    const WebRoots& roots = web_roots(file);
    const std::size_t around = roots.site_around(served.folder);
    return around != config::kNoRow ? around : roots.site_in(served.folder);
  };
  const SharedContentQuestion question{
      kWritePermission, may_be_true(rule.anonymous()), web_site_of,
      [&](const std::string& place) { return open_extensions(rule, place); }};
  for (SharedGrant& grant : shared_grants(rule, question)) {
    FtpFilterExecutableUpload::Finding finding{std::move(grant.finding),
                                               {.found = base::join_words(grant.found, "and")}};
    reporter.report(grant.is_for_everybody ? Case::everybody : Case::named, std::move(finding));
  }
}

}  // namespace iislint::rules::checks
