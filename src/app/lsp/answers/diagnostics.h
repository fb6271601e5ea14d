// Findings as diagnostics of the protocol.
#pragma once

#include <string>
#include <vector>

#include "app/lsp/answers/places.h"
#include "app/lsp/protocol/client.h"
#include "diag/diagnostic.h"

namespace iislint::lsp {

/// What is said of one document: an array of diagnostics.
struct Diagnostics {
  std::string json = "[]";
  std::string id;  ///< the same for the same diagnostics
};

/// Of a configuration file, or of a document of settings or rules. What keeps a file from being checked is
/// said at its beginning.
Diagnostics diagnostics_of(Places& places, const Client& client, const std::string& path);

void write_diagnostic(base::JsonWriter& json, Places& places, const Client& client,
                      const diag::Diagnostic& finding);

/// Files of settings and rules that something is wrong with, by what the project has read so far; absolute
/// paths, each once.
std::vector<std::string> mistaken_files(const engine::Project& project);

}  // namespace iislint::lsp
