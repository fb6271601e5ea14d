// Findings that were there when a gate was switched on, and do not count since. A finding is known by its
// fingerprint, so that it stays known when lines move, elements change their order or a file is formatted
// anew.
#pragma once

#include <cstddef>
#include <iosfwd>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "engine/analysis.h"
#include "engine/project.h"
#include "source/file_reader.h"

namespace iislint::engine {

/// One finding. The fingerprint is what counts, the rest is for readers and for telling whether it was looked
/// for.
struct BaselineEntry {
  std::string fingerprint;
  std::string path;  ///< as seen from the folder of the baseline
  std::string rule;
  std::string config_path;
  source::Location origin = {};  ///< of the entry in the file
};

/// The content of a file that schema/json/baseline-v1.schema.json describes.
class Baseline {
 public:
  /// Fails with "path:line:column: …" when the text is none.
  static base::Result<Baseline> parse(const std::string& path, std::string_view text);
  static base::Result<Baseline> read(const source::FileReader& reader, const std::string& path);

  const std::map<std::string, BaselineEntry>& entries() const { return entries_; }  ///< by fingerprint

 private:
  std::map<std::string, BaselineEntry> entries_;
};

/// What a run says of the entries.
struct BaselineComparison {
  std::size_t known = 0;                     ///< findings that are in the baseline
  std::vector<const BaselineEntry*> stale;   ///< were looked for, and are gone
  std::vector<const BaselineEntry*> unseen;  ///< could not be found in this run: other files or rules
};

/// Borrows the entries. An entry is stale when its file is gone, or was checked as a whole, with its rule.
BaselineComparison compare(const Baseline& baseline, const Analysis& analysis, Project& project,
                           const source::FileReader& reader);

/// Moves the findings that are in the baseline to those that are suppressed, and counts failures anew. What
/// cannot be suppressed stays: that a file could not be checked, or in part only, is never old news.
void set_aside_known(const Baseline& baseline, Analysis& analysis, const Project& project);

/// The findings of the run that are not suppressed, and `others`, as the text of a baseline.
void write_baseline(const Analysis& analysis, const Project& project,
                    const std::vector<const BaselineEntry*>& others, std::ostream& out);

}  // namespace iislint::engine
