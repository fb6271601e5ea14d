// Spans of the project as locations of the protocol. An open document has its positions at hand; the lines of
// other files are counted once for each answer.
#pragma once

#include <map>
#include <memory>
#include <string>

#include "app/lsp/text/positions.h"
#include "app/lsp/workspace/workspace.h"
#include "base/json_writer.h"
#include "source/span.h"

namespace iislint::lsp {

/// For one answer. Borrows the workspace, whose documents and project must not change meanwhile.
class Places {
 public:
  Places(Workspace& workspace, PositionEncoding encoding);

  PositionEncoding encoding() const { return encoding_; }
  Workspace& workspace() { return workspace_; }
  engine::Project& project() { return project_; }

  std::string path_of(source::FileId file) const;
  std::string uri_of(source::FileId file) const;
  Range range_of(const source::Span& span);

 private:
  std::shared_ptr<const source::SourceFile> text_of(const source::Span& span) const;

  Workspace& workspace_;
  engine::Project& project_;
  PositionEncoding encoding_;
  std::map<source::FileId, LineStarts> lines_;  // of files that are not open
};

/// One value each, in a line.
void write_position(base::JsonWriter& json, const Position& position);
void write_range(base::JsonWriter& json, const Range& range);
/// {"uri": …, "range": …}
void write_location(base::JsonWriter& json, Places& places, const source::Span& span);

}  // namespace iislint::lsp
