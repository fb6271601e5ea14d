#include "rules/checks/ftp/tls/ftp_ssl_hash_placeholder.h"

#include <utility>

#include "rules/checks/ftp/support/thumbprint_text.h"
#include "values/thumbprint.h"

namespace iislint::rules::checks {
namespace {

using Case = FtpSslHashPlaceholder::Case;
using values::Placeholder;
using values::Thumbprint;

Case which_of(Placeholder placeholder) {
  switch (placeholder) {
    case Placeholder::text:
      return Case::text;
    case Placeholder::one_digit:
      return Case::one_digit;
    default:
      return Case::pattern;
  }
}

}  // namespace

void check(const FtpSslHashPlaceholder& rule, Reporter<FtpSslHashPlaceholder>& reporter) {
  const Thumbprint& hash = thumbprint_of(rule.file(), rule.hash());
  if (hash.placeholder == Placeholder::none || !has_hash_length(hash)) return;
  FtpSslHashPlaceholder::Finding finding;
  finding.args = {.text = hash.text};
  reporter.report(which_of(hash.placeholder), std::move(finding));
}

}  // namespace iislint::rules::checks
