#include "rules/checks/ftp/tls/ftp_ssl_hash_format.h"

#include <string>
#include <utility>

#include "rules/checks/ftp/support/thumbprint_text.h"
#include "values/thumbprint.h"

namespace iislint::rules::checks {
namespace {

using Case = FtpSslHashFormat::Case;
using values::Thumbprint;

}  // namespace

void check(const FtpSslHashFormat& rule, Reporter<FtpSslHashFormat>& reporter) {
  const std::string& text = rule.hash().text;
  const Thumbprint& hash = thumbprint_of(rule.file(), rule.hash());
  if (hash.is_token) return;
  FtpSslHashFormat::Finding finding;
  finding.args.count = std::to_string(hash.digits.size());
  if (hash.has_other) {
    finding.args.piece = text.substr(hash.fault_begin, hash.fault_end - hash.fault_begin);
    // What is hidden comes first among the faults: the piece would not be the one that is meant here.
    return reporter.report(hash.has_hidden || hash.has_separators ? Case::no_digits : Case::no_digit,
                           std::move(finding));
  }
  if (!has_hash_length(hash)) return reporter.report(Case::length, std::move(finding));
  if (has_gaps(hash, text)) return;  // ftp-ssl-hash-hidden-character
  if (hash.has_prefix) {
    finding.fixes = digits_alone(rule.file(), rule.hash(), "Remove 0x", hash);
    return reporter.report(Case::prefix, std::move(finding));
  }
  if (hash.has_separators) {
    finding.fixes = digits_alone(rule.file(), rule.hash(), "Write only the digits", hash);
    return reporter.report(Case::separators, std::move(finding));
  }
  if (hash.has_length_of_sha256()) reporter.report(Case::sha256, std::move(finding));
}

}  // namespace iislint::rules::checks
