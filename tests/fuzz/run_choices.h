// The words that targets put into command lines, and how many there are of each: write_seeds needs the
// numbers.
#pragma once

#include <iterator>
#include <string_view>

namespace iislint::fuzz {

inline constexpr const char* kFileNames[] = {
    "applicationHost.config", "web.config",         "administration.config", "redirection.config",
    "machine.config",         "web.Release.config", "settings.xml"};
inline constexpr const char* kFormats[] = {"text",   "json",   "concise",  "jsonl",      "sarif",
                                           "github", "gitlab", "junit",    "checkstyle", "rdjson",
                                           "azure",  "msvs",   "teamcity", "markdown",   "html"};
/// The formats of answers, `why` and the like, are two of those of reports.
inline std::string_view answer_format(std::string_view format) {
  return format == "json" ? format : "text";
}
inline constexpr const char* kProfiles[] = {"default", "strict", "cis", "stig"};
inline constexpr const char* kKinds[] = {
    "", "applicationHost", "web", "administration", "redirection", "transform"};

}  // namespace iislint::fuzz
