// What tests need of the repository and of a run: files of the tree, one call from text to findings.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "engine/analysis.h"

namespace iislint::tests {

/// Absolute path of a file or folder of this repository.
std::string repository_path(const std::string& relative);

std::string read_file(const std::string& path);

/// Files below a folder of the repository whose names end in `suffix`, as absolute paths in order.
std::vector<std::string> files_below(const std::string& folder, const std::string& suffix);

/// Files of the folder named by IISLINT_CORPUS, without its lists; empty when it is not set.
std::vector<std::string> corpus_files();

/// The day on which files below tests/rules and the examples of pages are checked.
inline constexpr const char* kToday = "2026-06-30";

/// One file in memory under that name.
engine::Analysis analyze_text(const std::string& path, const std::string& text,
                              const engine::Options& options = {});

/// Turns a rule on that is off by default, so that its examples can be run.
void turn_on(const std::string& rule, engine::Options& options);

/// "line:column" of a finding's first character.
std::string place_of(const engine::Analysis& analysis, const diag::Diagnostic& finding);

/// One line for each finding, for messages of failed tests.
std::string listing(const engine::Analysis& analysis);

}  // namespace iislint::tests
