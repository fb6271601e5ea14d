#include "rules/checks/ftp/tls/ftp_ssl_site_weaker_than_defaults.h"

#include <string>
#include <string_view>
#include <utility>

#include "rules/checks/ftp/support/value_pair.h"
#include "rules/checks/support/reading.h"

namespace iislint::rules::checks {
namespace {

using config::Origin;

/// The numbers of the words are not in order: SslRequireCredentialsOnly and SslDeny are both 2.
int strength_of(std::string_view word) {
  if (word == "SslDeny") return 0;
  if (word == "SslAllow") return 1;
  return word == "SslRequireCredentialsOnly" ? 2 : 3;
}

}  // namespace

void check(const FtpSslSiteWeakerThanDefaults& rule, Reporter<FtpSslSiteWeakerThanDefaults>& reporter) {
  const FileView& file = rule.file();
  using Rule = FtpSslSiteWeakerThanDefaults;
  const ValuePair control(rule, rule.control(), Rule::kControlSlot), data(rule, rule.data(), Rule::kDataSlot);
  for (const auto& [own, above] : {control, data}) {
    if (own.origin != Origin::written || !above.is_known() || !above.is_written()) continue;
    if (strength_of(word_of(own)) >= strength_of(word_of(above))) continue;
    FtpSslSiteWeakerThanDefaults::Finding finding;
    finding.at = anchor_of(file, own);
    finding.related.push_back({"siteDefaults sets it here", anchor_of(file, above).span});
    finding.args = {.attribute = std::string(own.fact->name),
                    .word = std::string(word_of(own)),
                    .above = std::string(word_of(above))};
    reporter.report(std::move(finding));
  }
}

}  // namespace iislint::rules::checks
