#include "engine/files/shipped_server.h"

#include <string>
#include <utility>

#include "source/decode.h"

namespace iislint::engine {

std::vector<config::HierarchyFile> ShippedServer::levels(const schema::Target& target,
                                                         schema::SecretNames& secret_names) {
  std::vector<config::HierarchyFile> levels;
  for (const std::string_view name : target.shipped) {
    const ParsedFile& parsed = file(name, secret_names);
    config::HierarchyFile level;
    level.document = &parsed.document;
    level.binding = &*parsed.binding;
    level.kind = schema::FileKind::application_host;
    level.index = parsed.index;
    level.is_shipped = true;
    levels.push_back(std::move(level));
  }
  return levels;
}

const ParsedFile& ShippedServer::file(std::string_view name, schema::SecretNames& secret_names) {
  std::unique_ptr<const ParsedFile>& kept = files_[name];
  if (kept == nullptr) {
    ParseOptions options;
    options.kind = schema::FileKind::application_host;
    options.facts = &facts_;
    auto source = std::make_shared<source::SourceFile>(
        std::string(name) + ".xml", source::decode(std::string(schema::shipped_file(name))));
    // No finding points into it: it has the number of no file.
    kept = std::make_unique<ParsedFile>(
        parse_file(std::move(source), ~source::FileId{0}, options, secret_names));
  }
  return *kept;
}

}  // namespace iislint::engine
