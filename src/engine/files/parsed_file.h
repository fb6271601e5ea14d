// One file as text, tree and binding, with what these steps had to say.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/timings.h"
#include "config/files/file_index.h"
#include "diag/finding_list.h"
#include "schema/binding/binding.h"
#include "schema/catalog/catalog.h"
#include "schema/catalog/file_kind.h"
#include "schema/secrets/secret_names.h"
#include "source/source_file.h"
#include "xml/tree.h"

namespace iislint::engine {

enum class FileStatus : std::uint8_t {
  checked,
  partial,  ///< not well-formed, beyond a limit or with a wrong root: what could be read was checked
  failed,   ///< not read
  skipped,  ///< no IIS configuration
};

std::string_view to_string(FileStatus status);

struct ParsedFile {
  ParsedFile(std::shared_ptr<const source::SourceFile> file, source::FileId id);

  std::shared_ptr<const source::SourceFile> source;  ///< that the tree points into
  xml::Document document;
  schema::FileKind kind = schema::FileKind::web;
  bool is_kind_certain = false;  ///< said by name or by the user, not guessed from the content
  FileStatus status = FileStatus::checked;
  bool is_piece = false;                           ///< a transform or another piece of a file
  std::optional<schema::Binding> binding;          ///< nothing when there is no <configuration> to bind
  std::shared_ptr<const config::FileIndex> index;  ///< of a bound file
  diag::FindingList findings;                      ///< of the text; those of binding are in `binding`
  std::vector<source::Span> secrets;               ///< in order

  /// Those of text and binding.
  diag::FindingList all_findings() const;
  /// The same, moved out of a file that is not needed for another check.
  diag::FindingList take_findings();
};

/// How a text is to be understood.
struct ParseOptions {
  std::optional<schema::FileKind> kind;  ///< overrides what name and content say
  bool is_transform = false;             ///< the user says so: --kind transform
  const schema::Catalog* facts = &schema::catalog();
  std::vector<const schema::Declarations*> above;  ///< of the files further up, as far as they are known
  /// Of the section that the file holds (the target of a configSource), or empty. A root element of its name
  /// is bound as that section.
  std::string section_path;
  std::string_view named_by = "configSource";  ///< the attribute that names the file of a section
  base::Timings* timings = nullptr;            ///< null: nobody wants to know
};

ParsedFile parse_file(std::shared_ptr<const source::SourceFile> file, source::FileId id,
                      const ParseOptions& options, schema::SecretNames& secret_names);

}  // namespace iislint::engine
