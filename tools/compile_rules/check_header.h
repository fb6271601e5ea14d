// The class by which the check of a rule reads what the definition names.
#pragma once

#include <string>

#include "rules/definition/definition_reader.h"

namespace iislint::tools {

/// "ftp-anonymous-write" -> "FtpAnonymousWrite"
std::string check_class(const std::string& id);

/// The header and the source of a check below src/, without the ending:
/// "rules/checks/ftp/access/ftp_anonymous_write" for the folder "ftp/access".
std::string check_path(const std::string& folder, const std::string& id);

/// The C++ header: a class with the values, parameters, cases and placeholders of the definition, and the
/// declaration of `check`. Throws std::runtime_error when two names make one accessor.
std::string check_header(const rules::Sheet& sheet, const std::string& definition_path);

}  // namespace iislint::tools
