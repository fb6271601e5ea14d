// How texts name places in files: as one who reads another file finds them.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "engine/project.h"
#include "source/span.h"

namespace iislint::editor {

struct PlaceNames {
  /// Paths are told from the innermost of these that holds the file. Absolute and in normal form.
  std::vector<std::string> folders = {};
  /// The URI of an absolute path. Empty: Markdown has no links to places.
  std::function<std::string(const std::string& path)> address_of = {};
};

class PlaceTexts {
 public:
  /// Borrows both. `path` is the file that is read while others are named.
  PlaceTexts(engine::Project& project, const std::string& path, const PlaceNames& names);

  /// "on line 10 of this file", "in conf/applicationHost.config:10".
  std::string words(const source::Span& span) const;
  /// The same as Markdown, with a link to the line.
  std::string markdown(const source::Span& span) const;

 private:
  std::string shown(const std::string& path) const;
  std::string linked(const std::string& words, const std::string& path, const std::string& line) const;

  engine::Project& project_;
  const PlaceNames& names_;
  std::string own_path_;
};

}  // namespace iislint::editor
