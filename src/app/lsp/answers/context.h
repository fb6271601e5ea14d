// What every answer is made of: the workspace, what the client can take, and what its user wants.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "app/lsp/answers/places.h"
#include "app/lsp/protocol/client.h"
#include "app/lsp/protocol/message.h"
#include "app/lsp/workspace/workspace.h"
#include "editor/texts/place_texts.h"

namespace iislint::lsp {

/// The section "iislint" of the editor's settings. Rules are the business of .iislint.json.
struct EditorSettings {
  bool inlay_hints = false;            ///< effective values that are written elsewhere
  bool inlay_schema_defaults = false;  ///< and those of the schema
  bool code_lens = true;
  bool whole_workspace = false;  ///< push the findings of files that are not open, too
};

/// Of that section; keys that are missing or of another type keep their defaults.
EditorSettings editor_settings_in(const base::Json& section);

struct Context {
  Workspace& workspace;
  const Client& client;
  PositionEncoding encoding;
  const EditorSettings& settings;
  /// Sends what there is to say before the answer: the method and its params. May be empty.
  std::function<void(std::string_view method, const std::string& params)> notify = {};

  Places places() const { return Places(workspace, encoding); }
  /// How texts name places: from the folders, with the addresses that the client knows.
  editor::PlaceNames place_names() const;
};

Failure invalid_params(std::string message);

/// The open document that params name in "textDocument"; null when it is not open, or none is named.
const Document* document_in(const Context& context, const base::Json& params);
std::optional<Position> position_in(const base::Json* json);
std::optional<Range> range_in(const base::Json* json);

/// A document and the offset of its decoded text that "position" names.
struct Spot {
  const Document* document;
  std::uint32_t offset;
};
std::optional<Spot> spot_in(const Context& context, const base::Json& params);

}  // namespace iislint::lsp
