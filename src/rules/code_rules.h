// The functions of rules whose condition no sheet can say. A sheet names one in "function"; compile_rules
// puts its address into the table, so a wrong name does not link.
//
// To add one: declare it here, write it in rules/code/ (one file for each idea), give the sheet's variants
// the names it reports. It is pure: what it may look at is in RuleRun, what it finds goes to RuleRun::report.
#pragma once

namespace iislint::rules {

class RuleRun;

namespace code {

// On a site, after the sheet's `when`:
void authorization_missing(RuleRun& run);
void flags_replace_defaults(RuleRun& run);
void ftp_tls_weaker_than_defaults(RuleRun& run);
void hash_format(RuleRun& run);
void hash_hidden_character(RuleRun& run);
void hash_lower_case(RuleRun& run);
void hash_placeholder(RuleRun& run);
void host_name_site_certificate(RuleRun& run);
void http_parity(RuleRun& run);
void http_tls_parity(RuleRun& run);
void security_without_ftp(RuleRun& run);
void settings_policy_ignore(RuleRun& run);
void site_weaker_than_defaults(RuleRun& run);
void url_timeout_too_long(RuleRun& run);
void without_certificate(RuleRun& run);

// On the file:
void certificate_store_mismatch(RuleRun& run);
void defaults_without_ftp_site(RuleRun& run);
void endpoint_certificates(RuleRun& run);
void endpoint_mismatch(RuleRun& run);
void ftp_tls_defaults_not_required(RuleRun& run);
void redundant_default(RuleRun& run);

}  // namespace code
}  // namespace iislint::rules
