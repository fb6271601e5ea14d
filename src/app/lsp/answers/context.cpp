#include "app/lsp/answers/context.h"

#include <algorithm>
#include <limits>

#include "app/lsp/protocol/json_access.h"

namespace iislint::lsp {
namespace {

using base::Json;

void read_flag(const Json& section, Keys keys, bool& flag) {
  const Json* found = at(section, keys);
  if (found != nullptr && found->is(base::JsonKind::boolean)) flag = found->boolean;
}

/// Clients write the end of a line as a huge number.
std::optional<std::uint32_t> count_at(const Json& json, Keys keys) {
  const auto number = integer_at(json, keys);
  if (!number || *number < 0) return std::nullopt;
  constexpr std::int64_t kMost = std::numeric_limits<std::int32_t>::max();
  return static_cast<std::uint32_t>(std::min(*number, kMost));
}

}  // namespace

EditorSettings editor_settings_in(const Json& section) {
  EditorSettings settings;
  read_flag(section, {"inlayHints", "enabled"}, settings.inlay_hints);
  read_flag(section, {"inlayHints", "schemaDefaults"}, settings.inlay_schema_defaults);
  read_flag(section, {"codeLens", "enabled"}, settings.code_lens);
  read_flag(section, {"diagnostics", "wholeWorkspace"}, settings.whole_workspace);
  return settings;
}

editor::PlaceNames Context::place_names() const {
  const auto& folders = workspace.folders();
  return {{folders.begin(), folders.end()},
          [&here = workspace](const std::string& path) { return here.uri_of(path); }};
}

Failure invalid_params(std::string message) {
  return {ErrorCode::invalid_params, std::move(message)};
}

const Document* document_in(const Context& context, const Json& params) {
  const std::string* uri = text_at(params, {"textDocument", "uri"});
  return uri == nullptr ? nullptr : context.workspace.find(*uri);
}

std::optional<Position> position_in(const Json* json) {
  if (json == nullptr) return std::nullopt;
  const auto line = count_at(*json, {"line"}), character = count_at(*json, {"character"});
  if (!line || !character) return std::nullopt;
  return Position{*line, *character};
}

std::optional<Range> range_in(const Json* json) {
  if (json == nullptr) return std::nullopt;
  const auto start = position_in(at(*json, {"start"})), end = position_in(at(*json, {"end"}));
  if (!start || !end) return std::nullopt;
  return Range{*start, *end};
}

std::optional<Spot> spot_in(const Context& context, const Json& params) {
  const Document* document = document_in(context, params);
  const auto position = position_in(at(params, {"position"}));
  if (document == nullptr || !position) return std::nullopt;
  return Spot{document, document->offset(*position, context.encoding)};
}

}  // namespace iislint::lsp
