// What a client can do, as it says when it begins. What it does not name it is not sent.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/json.h"

namespace iislint::lsp {

struct Client {
  bool takes_utf8 = false;  ///< and prefers it, or has no preference for UTF-16
  bool pulls_diagnostics = false;
  bool takes_refresh = false;  ///< workspace/diagnostic/refresh
  bool takes_hint_refresh = false, takes_lens_refresh = false;
  bool takes_related = false, takes_tags = false, takes_rule_address = false, takes_data = false,
       takes_version = false;
  bool takes_document_changes = false;
  bool takes_progress = false;
  bool takes_nested_symbols = false;
  bool takes_snippets = false;
  bool takes_definition_links = false;
  bool takes_action_literals = false;
  bool takes_preferred = false;
  bool shows_documents = false;
  bool has_configuration = false;  ///< workspace/configuration
  bool registers_watchers = false, registers_configuration = false;
  bool takes_markdown = true;  ///< in a hover
  bool takes_markdown_in_completion = true;
};

/// `params` are those of initialize.
Client client_in(const base::Json& params);

}  // namespace iislint::lsp
