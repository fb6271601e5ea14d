// One file as text, tree and binding, with what these steps had to say.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "config/file_index.h"
#include "diag/diagnostic.h"
#include "engine/options.h"
#include "schema/binding/binding.h"
#include "schema/secrets/secret_names.h"
#include "source/source_file.h"
#include "xml/tree.h"

namespace iislint::engine {

enum class FileStatus : std::uint8_t {
  checked,
  partial,  ///< not well-formed or beyond a limit: what could be read was checked
  failed,   ///< not read
  skipped,  ///< no IIS configuration
};

std::string_view to_string(FileStatus status);

/// Borrows the source file.
struct ParsedFile {
  explicit ParsedFile(xml::Document tree) : document(std::move(tree)) {}

  xml::Document document;
  schema::FileKind kind = schema::FileKind::web;
  bool is_kind_certain = false;  ///< said by name or by the user, not guessed from the content
  FileStatus status = FileStatus::checked;
  bool is_piece = false;                           ///< a transform or another piece of a file
  std::optional<schema::Binding> binding;          ///< nothing when there is no <configuration> to bind
  std::shared_ptr<const config::FileIndex> index;  ///< of a bound file
  std::vector<diag::Diagnostic> findings;          ///< of the text; those of binding are in `binding`
  std::vector<source::Span> secrets;               ///< in order
};

/// `above` are the declarations of the files further up, as far as they are known. A root element named
/// `section_root`, which may be empty, is bound as the section at `section_path` (the target of a
/// configSource).
struct ParseOptions {
  std::vector<const schema::Declarations*> above;
  std::string section_path;
};

ParsedFile parse_file(const source::SourceFile& file, source::FileId id, const Options& options,
                      const ParseOptions& terms, schema::SecretNames& secret_names);

}  // namespace iislint::engine
