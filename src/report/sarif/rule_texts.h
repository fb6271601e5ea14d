// What a SARIF log says of a rule in words.
#pragma once

#include <string>

#include "diag/rule_info.h"

namespace iislint::report {

/// "FtpClientcertNoRevocationCheck" of "ftp-clientcert-no-revocation-check".
std::string pascal_case(std::string_view rule_id);

/// What the page says the rule finds, else the summary. At most 1024 characters.
std::string full_description(const diag::RuleInfo& rule);

/// What to do, and where more of it is to be read. Never empty.
std::string help_text(const diag::RuleInfo& rule);

}  // namespace iislint::report
