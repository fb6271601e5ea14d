// The formats there are, and what each of them can show.
//
// To add a report format: a class in a file of its own that implements Renderer, its line in kFormats
// (formats.cpp), a golden for it in tests/report, and a section in docs/formats.md. The command line and its
// help read the table.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "report/renderer.h"

namespace iislint::report {

/// What a command prints.
enum class Content : std::uint8_t {
  findings,
  trace,
  rule_list,
  rule_page,
  why,
  settings,
  request,
  request_tests
};

struct Format {
  std::string_view name;
  std::string_view suffix;  ///< that only files in this format have, with its dot; empty when there is none
  std::uint32_t contents;   ///< a bit for each Content that it can show
  std::unique_ptr<Renderer> (*make)(const TextOptions& options);  ///< null when it does not show findings
  bool lists_rules = false;                                       ///< ReportInput::rules must be filled
  bool has_uris = false;                                          ///< ReportInput::folders must be filled
  bool has_statistics = false;                                    ///< it shows ReportInput::statistics

  bool shows(Content content) const { return (contents >> static_cast<unsigned>(content) & 1) != 0; }
};

/// The format of that name for that content, or null.
const Format* find_format(std::string_view name, Content content);

/// The names for that content, "auto" aside.
std::vector<std::string_view> format_names(Content content);

/// The format for findings that the name of a file speaks of, or null.
const Format* format_of_file(std::string_view path);

/// What to say when no format for that content, or for any, has the name, with the nearest and all there are;
/// nothing when there is one, or the name is "auto". `purpose` follows the name: " for rules".
std::optional<std::string> check_format(std::string_view name, std::optional<Content> content = std::nullopt,
                                        const std::string& purpose = "");

/// What a user may choose once for all commands: the names of all formats there are, "auto" before them.
std::vector<std::string_view> all_format_names();

/// `chosen` itself, or the name of the format that "auto" stands for: text, whoever reads it.
constexpr std::string_view format_in_use(std::string_view chosen) {
  return chosen == "auto" ? "text" : chosen;
}

}  // namespace iislint::report
