#include "engine/files/shipped_server.h"

#include <algorithm>
#include <string>
#include <utility>

#include "source/decode.h"

namespace iislint::engine {

namespace {

bool concerns(const schema::ShippedFile& shipped, const std::vector<config::HierarchyFile>& levels) {
  return std::any_of(levels.begin(), levels.end(), [&](const config::HierarchyFile& level) {
    return std::any_of(shipped.sections.begin(), shipped.sections.end(),
                       [&](std::string_view section) { return level.index->find(section) != nullptr; });
  });
}

}  // namespace

std::vector<config::HierarchyFile> ShippedServer::levels_above(
    const std::vector<config::HierarchyFile>& levels, const schema::Target& target,
    schema::SecretNames& secret_names) {
  std::vector<config::HierarchyFile> above;
  for (const schema::ShippedFile& shipped : target.shipped) {
    if (concerns(shipped, levels)) above.push_back(level(shipped, secret_names));
  }
  return above;
}

std::vector<config::HierarchyFile> ShippedServer::all_levels(const schema::Target& target,
                                                             schema::SecretNames& secret_names) {
  std::vector<config::HierarchyFile> all;
  for (const schema::ShippedFile& shipped : target.shipped)
    all.push_back(level(shipped, secret_names));
  return all;
}

config::HierarchyFile ShippedServer::level(const schema::ShippedFile& shipped,
                                           schema::SecretNames& secret_names) {
  const ParsedFile& parsed = file(shipped, secret_names);
  config::HierarchyFile level;
  level.document = &parsed.document;
  level.binding = &*parsed.binding;
  level.kind = schema::FileKind::application_host;
  level.index = parsed.index;
  level.is_shipped = true;
  return level;
}

const ParsedFile& ShippedServer::file(const schema::ShippedFile& shipped, schema::SecretNames& secret_names) {
  std::unique_ptr<const ParsedFile>& kept = files_[shipped.name];
  if (kept == nullptr) {
    ParseOptions options;
    options.kind = schema::FileKind::application_host;
    options.facts = &facts_;
    auto source = std::make_shared<source::SourceFile>(std::string(shipped.name) + ".xml",
                                                       source::decode(std::string(shipped.text())));
    // No finding points into it: it has the number of no file.
    kept = std::make_unique<ParsedFile>(
        parse_file(std::move(source), ~source::FileId{0}, options, secret_names));
  }
  return *kept;
}

}  // namespace iislint::engine
