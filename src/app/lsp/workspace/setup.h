// What a server is started with.
#pragma once

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
};

}  // namespace iislint::lsp
