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
void http_parity(RuleRun& run);
void security_without_ftp(RuleRun& run);
void settings_policy_ignore(RuleRun& run);
void site_weaker_than_defaults(RuleRun& run);
void url_timeout_too_long(RuleRun& run);

// On the file:
void defaults_without_ftp_site(RuleRun& run);
void endpoint_mismatch(RuleRun& run);
void redundant_default(RuleRun& run);

}  // namespace code
}  // namespace iislint::rules
