#include "engine/files/project_files.h"

#include <algorithm>

#include "base/utf8.h"
#include "source/decode.h"

namespace iislint::engine {
namespace {

std::string declarations_of(const ParsedFile& file) {
  std::string words;
  const xml::Document& document = file.document;
  if (document.root() == xml::kNone) return words;
  xml::for_each_child_element(document, document.root(), [&](xml::NodeId id) {
    const xml::Node& node = document.node(id);
    if (document.name(id) == "configSections")
      words += document.text().substr(node.begin, node.end - node.begin);
  });
  return words;
}

}  // namespace

source::FileId ProjectFiles::id_of(const std::string& path) {
  const source::FileId id = ids_.id_of(reader_.absolute(path));
  if (id == entries_.size()) {
    entries_.push_back({path, nullptr, std::nullopt, nullptr, {}});
    sources_.add(base::to_valid_utf8(path), {});
  }
  return id;
}

base::Result<std::shared_ptr<const source::SourceFile>> ProjectFiles::load(source::FileId id) {
  const base::StageWatch watch(options_.timings, base::Stage::read);
  const std::string& path = given_path(id);
  auto bytes = reader_.read(path, options_.max_file_bytes);
  if (!bytes) {
    base::Error error = bytes.error();
    if (error.message == source::too_large(options_.max_file_bytes).message)
      error.message += "; --max-file-size allows more";
    sources_.release(id);
    return error;
  }
  auto file = std::make_shared<const source::SourceFile>(base::to_valid_utf8(path),
                                                         source::decode(std::move(*bytes)));
  sources_.set(id, file);
  return file;
}

ParseOptions ProjectFiles::parse_options(const std::vector<source::FileId>& above) const {
  ParseOptions options;
  options.kind = options_.kind;
  options.is_transform = options_.is_transform;
  options.facts = &facts_;
  options.timings = options_.timings;
  for (const source::FileId id : above) {
    const ParsedFile* file = kept(id);
    if (file != nullptr && file->binding) options.above.push_back(&file->binding->declarations);
  }
  return options;
}

std::vector<ProjectFiles::Declared> ProjectFiles::declared_in(
    const std::vector<source::FileId>& files) const {
  std::vector<Declared> declared;
  for (const source::FileId id : files) {
    const Entry& entry = entries_[id];
    if (entry.parsed != nullptr && entry.parsed->binding) declared.push_back(entry.declared);
  }
  return declared;
}

const ParsedFile* ProjectFiles::keep(source::FileId id, const std::vector<source::FileId>& above) {
  Entry& entry = entries_[id];
  if (entry.error) return nullptr;
  std::vector<Declared> declared_above = declared_in(above);
  const bool holds = entry.parsed != nullptr &&
                     std::equal(declared_above.begin(), declared_above.end(), entry.declared_above.begin(),
                                entry.declared_above.end(),
                                [](const Declared& a, const Declared& b) { return a == b || *a == *b; });
  if (holds) return entry.parsed.get();
  auto file = entry.parsed != nullptr ? base::Result(entry.parsed->source) : load(id);
  if (!file) {
    entry.error = file.error();
    return nullptr;
  }
  // All of it or nothing, should memory run out: the file is looked at again.
  auto parsed = std::make_shared<const ParsedFile>(
      parse_file(std::move(*file), id, parse_options(above), secret_names_));
  entry.declared = std::make_shared<const std::string>(declarations_of(*parsed));
  entry.declared_above = std::move(declared_above);
  entry.parsed = std::move(parsed);
  return entry.parsed.get();
}

void ProjectFiles::forget(source::FileId id) {
  Entry& entry = entries_[id];
  entry.parsed = nullptr;
  entry.error = std::nullopt;
}

}  // namespace iislint::engine
