// What a server is started with.
#pragma once

#include <chrono>
#include <functional>
#include <string>
#include <vector>

#include "engine/project.h"
#include "source/file_reader.h"

namespace iislint::lsp {

struct Setup {
  const source::FileReader& files;  ///< all there are; the server reads those of its folders only
  engine::Options options;
  /// Which of the files found in a folder are left out, one answer for each. Empty: none are.
  std::function<std::vector<bool>(engine::Project&, const std::vector<std::string>& paths,
                                  const std::string& folder)>
      left_out = {};
  /// Whether settings or options exclude the file, by an absolute path. Empty: none is.
  std::function<bool(engine::Project&, const std::string& path)> is_excluded = {};
  /// How often it is looked whether the program that began the session is still there, while it says nothing.
  std::chrono::milliseconds between_looks = std::chrono::seconds(5);
};

}  // namespace iislint::lsp
