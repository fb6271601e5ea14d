// The server that a file is meant for, where its own applicationHost.config is not at hand: what collections
// hold and what is locked as IIS is shipped.
#pragma once

#include <map>
#include <memory>
#include <string_view>
#include <vector>

#include "config/files/hierarchy.h"
#include "engine/files/parsed_file.h"
#include "schema/catalog/target.h"
#include "schema/secrets/secret_names.h"

namespace iislint::engine {

/// Reads the files of schema/iis/shipped when they are first asked for, and keeps them. For one thread.
/// Borrows the facts.
class ShippedServer {
 public:
  explicit ShippedServer(const schema::Catalog& facts) : facts_(facts) {}

  /// The levels that stand above those for such a server, outermost first, as far as they hold a section that
  /// one of them writes. They hold as long as this object.
  std::vector<config::HierarchyFile> levels_above(const std::vector<config::HierarchyFile>& levels,
                                                  const schema::Target& target,
                                                  schema::SecretNames& secret_names);
  /// All of them, whatever files write.
  std::vector<config::HierarchyFile> all_levels(const schema::Target& target,
                                                schema::SecretNames& secret_names);

 private:
  config::HierarchyFile level(const schema::ShippedFile& shipped, schema::SecretNames& secret_names);
  const ParsedFile& file(const schema::ShippedFile& shipped, schema::SecretNames& secret_names);

  const schema::Catalog& facts_;
  std::map<std::string_view, std::unique_ptr<const ParsedFile>> files_;
};

}  // namespace iislint::engine
