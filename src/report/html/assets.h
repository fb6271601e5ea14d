// What every HTML report carries: report.css and report.js beside this file, embedded by the build, and the
// policy by which a browser runs these two and nothing else.
#pragma once

#include <string>
#include <string_view>

namespace iislint::report {

std::string_view style_sheet();
std::string_view script();

/// For <meta http-equiv="Content-Security-Policy">: no network, no other style, no other script.
std::string content_security_policy();

}  // namespace iislint::report
