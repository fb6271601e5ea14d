#include "rules/checks/ftp/client_certificates/ftp_clientcert_flags_replace_defaults.h"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "base/text.h"
#include "rules/checks/ftp/support/value_pair.h"

namespace iislint::rules::checks {

// An empty value on the site can only be meant to clear the inherited flags.
void check(const FtpClientcertFlagsReplaceDefaults& rule,
           Reporter<FtpClientcertFlagsReplaceDefaults>& reporter) {
  const FileView& file = rule.file();
  const ValuePair flags(rule, rule.flags(), FtpClientcertFlagsReplaceDefaults::kFlagsSlot);
  const std::int64_t lost = flags.above.number & ~flags.own.number;
  if (!flags.both_written() || flags.own.number == 0 || lost == 0) return;
  std::vector<std::string> names;
  for (const schema::Word& word : flags.own.fact->value->words) {
    if ((lost & word.number) != 0) names.emplace_back(word.name);
  }
  FtpClientcertFlagsReplaceDefaults::Finding finding;
  finding.at = anchor_of(file, flags.own);
  finding.related.push_back({"the flags of siteDefaults", anchor_of(file, flags.above).span});
  finding.args = {.lost = base::join_words(names, "and")};
  reporter.report(std::move(finding));
}

}  // namespace iislint::rules::checks
