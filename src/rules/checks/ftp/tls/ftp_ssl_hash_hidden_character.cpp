#include "rules/checks/ftp/tls/ftp_ssl_hash_hidden_character.h"

#include <string>
#include <utility>

#include "rules/checks/ftp/support/thumbprint_text.h"
#include "values/thumbprint.h"

namespace iislint::rules::checks {
namespace {

using Case = FtpSslHashHiddenCharacter::Case;
using values::Thumbprint;

}  // namespace

void check(const FtpSslHashHiddenCharacter& rule, Reporter<FtpSslHashHiddenCharacter>& reporter) {
  const std::string& text = rule.hash().text;
  const Thumbprint& hash = thumbprint_of(rule.file(), rule.hash());
  if (hash.is_token || !has_gaps(hash, text)) return;
  if (hash.has_other && !hash.has_hidden) return;  // a name, not a hash: ftp-ssl-hash-format
  FtpSslHashHiddenCharacter::Finding finding;
  finding.fixes = digits_alone(rule.file(), rule.hash(), "Write only the digits", hash);
  reporter.report(hash.has_hidden ? Case::hidden : Case::blank, std::move(finding));
}

}  // namespace iislint::rules::checks
