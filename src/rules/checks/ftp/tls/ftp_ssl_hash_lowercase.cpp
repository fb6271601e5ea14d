#include "rules/checks/ftp/tls/ftp_ssl_hash_lowercase.h"

#include <utility>

#include "rules/checks/ftp/support/thumbprint_text.h"
#include "values/thumbprint.h"

namespace iislint::rules::checks {
namespace {

using values::Thumbprint;

}  // namespace

void check(const FtpSslHashLowercase& rule, Reporter<FtpSslHashLowercase>& reporter) {
  const Thumbprint& hash = thumbprint_of(rule.file(), rule.hash());
  if (!hash.is_plain() || !hash.has_lower_case || !has_hash_length(hash)) return;
  if (hash.placeholder != values::Placeholder::none) return;  // ftp-ssl-hash-placeholder
  FtpSslHashLowercase::Finding finding;
  finding.fixes = digits_alone(rule.file(), rule.hash(), "Write the digits in upper case", hash);
  reporter.report(std::move(finding));
}

}  // namespace iislint::rules::checks
