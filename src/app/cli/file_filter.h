// What is left out of a search: exclusions of the command line and the settings, and what git ignores.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "app/cli/commands.h"
#include "engine/project.h"

namespace iislint::cli {

/// Borrows all that it is given.
class FileFilter {
 public:
  FileFilter(const Arguments& arguments, World& world, engine::Project& project);

  /// Which of the files are left out, one answer for each. `searched` is the named folder that they were
  /// found in, which is searched whatever git says of it; empty when they were not found by a search.
  std::vector<bool> left_out(const std::vector<std::string>& paths, const std::string& searched = {});
  /// Whether the command line or the settings exclude the file, whatever git says.
  bool is_excluded(const std::string& absolute_path);

 private:
  const std::vector<const settings::Settings*>& settings_above(const std::string& folder);
  void leave_out_ignored(const std::vector<std::string>& paths, const std::string& searched,
                         std::vector<bool>& left_out);

  World& world_;
  engine::Project& project_;
  bool asks_git_;
  std::vector<std::string> globs_;  // of the command line
  std::map<std::string, std::vector<const settings::Settings*>> by_folder_;
};

/// The path with all links followed, where those of a folder are followed once.
class RealPaths {
 public:
  explicit RealPaths(const source::FileReader& files) : files_(files) {}
  std::string of(const std::string& path);

 private:
  const std::string& of_folder(const std::string& folder);

  const source::FileReader& files_;
  std::map<std::string, std::string> folders_;
};

}  // namespace iislint::cli
