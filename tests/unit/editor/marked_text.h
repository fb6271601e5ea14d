// Small inputs for the features of an editor: '|' in a text is the cursor.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "editor/completion.h"
#include "engine/project.h"
#include "source/file_reader.h"

namespace iislint::tests {

using Files = std::map<std::string, std::string>;

/// A project over files in memory, of which one is open.
class MarkedProject {
 public:
  /// The marker stands in one of the files at most. `open` are the paths of those that are buffers.
  explicit MarkedProject(Files files, const std::vector<std::string>& open = {});
  /// One file, a buffer: a web.config unless it is told otherwise.
  explicit MarkedProject(const std::string& text, const std::string& path = "web.config");

  engine::Project& operator*() { return *project_; }
  const std::string& path() const { return path_; }
  std::uint32_t offset() const { return offset_; }
  /// The decoded text of a span.
  std::string text(const source::Span& span) const;
  /// "path:line:column text".
  std::string shown(const source::Span& span) const;

 private:
  std::string path_;
  std::uint32_t offset_ = 0;
  std::unique_ptr<source::MemoryReader> reader_;
  std::unique_ptr<engine::Project> project_;
};

/// The item with that label, or null.
const editor::CompletionItem* find(const editor::Completion& completion, const std::string& label);

/// The labels in their order, with blanks between them.
std::string labels(const editor::Completion& completion);

}  // namespace iislint::tests
