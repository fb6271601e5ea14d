// The files of a project: who they are, what their texts say, and the trees of those that are needed more
// than once.
#pragma once

#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "engine/files/parsed_file.h"
#include "engine/input/options.h"
#include "schema/catalog/catalog.h"
#include "source/file_reader.h"
#include "source/source_file.h"

namespace iislint::engine {

/// Borrows reader and facts. Not to be asked by two threads, but for what says so.
class ProjectFiles {
 public:
  ProjectFiles(const source::FileReader& reader, const schema::Catalog& facts, const RunOptions& options)
      : reader_(reader), facts_(facts), options_(options) {}

  /// The number of the file at that path, which need not be there. The first spelling of a path is the one
  /// that is read by and shown.
  source::FileId id_of(const std::string& path);
  /// How many there are; they are numbered from 0.
  source::FileId size() const { return static_cast<source::FileId>(entries_.size()); }
  std::optional<source::FileId> find(const std::string& path) const {
    return ids_.find(reader_.absolute(path));
  }
  /// FileReader::absolute.
  const std::string& path(source::FileId id) const { return ids_.path(id); }
  const std::string& given_path(source::FileId id) const { return entries_[id].given; }
  const source::SourceStore& sources() const { return sources_; }
  const schema::Catalog& facts() const { return facts_; }
  const RunOptions& options() const { return options_; }

  /// Reads the file; its text is the current one from then on. Threads may load different files.
  base::Result<std::shared_ptr<const source::SourceFile>> load(source::FileId id);
  /// Takes the text away again; nothing may point into it. Threads may do so with different files.
  void release(source::FileId id) { sources_.release(id); }

  /// How the file is to be understood below those files, which are kept. Any thread.
  ParseOptions parse_options(const std::vector<source::FileId>& above) const;

  /// The file with its tree, which is made when there is none that still holds, and then kept; null when it
  /// cannot be read.
  const ParsedFile* keep(source::FileId id, const std::vector<source::FileId>& above);
  /// The file, if it is kept. Any thread.
  const ParsedFile* kept(source::FileId id) const { return entries_[id].parsed.get(); }
  /// Why the file, which was to be kept, could not be read.
  const std::optional<base::Error>& error(source::FileId id) const { return entries_[id].error; }

  /// Its text has changed.
  void forget(source::FileId id);

 private:
  /// The words of <configSections>: trees of files further down hold as long as these are the same.
  using Declared = std::shared_ptr<const std::string>;
  struct Entry {
    std::string given;
    std::shared_ptr<const ParsedFile> parsed;
    std::optional<base::Error> error;
    Declared declared;
    std::vector<Declared> declared_above;  ///< when it was parsed
  };

  std::vector<Declared> declared_in(const std::vector<source::FileId>& files) const;

  const source::FileReader& reader_;
  const schema::Catalog& facts_;
  const RunOptions& options_;
  source::FileIds ids_;
  source::SourceStore sources_;
  std::deque<Entry> entries_;  // by id
  schema::SecretNames secret_names_{facts_};
};

}  // namespace iislint::engine
