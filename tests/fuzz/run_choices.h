// The words that targets put into command lines, and how many there are of each: write_seeds needs the
// numbers.
#pragma once

#include <iterator>

namespace iislint::fuzz {

inline constexpr const char* kFileNames[] = {
    "applicationHost.config", "web.config",         "administration.config", "redirection.config",
    "machine.config",         "web.Release.config", "settings.xml"};
inline constexpr const char* kFormats[] = {"text", "json"};
inline constexpr const char* kProfiles[] = {"default", "strict", "cis", "stig"};
inline constexpr const char* kKinds[] = {
    "", "applicationHost", "web", "administration", "redirection", "transform"};

}  // namespace iislint::fuzz
