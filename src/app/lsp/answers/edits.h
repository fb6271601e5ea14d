// What is to be changed in documents, as the protocol says it.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "app/lsp/answers/places.h"
#include "app/lsp/protocol/client.h"
#include "diag/diagnostic.h"

namespace iislint::lsp {

/// {"range": …, "newText": …}; line ends in the text become those of the file.
void write_text_edit(base::JsonWriter& json, Places& places, const diag::Edit& edit);

/// A WorkspaceEdit, by documents and their versions where the client takes that.
void write_workspace_edit(base::JsonWriter& json, Places& places, const Client& client,
                          const std::vector<diag::Edit>& edits);

/// The smallest single change that makes one text of the other.
diag::Edit difference(source::FileId file, std::string_view before, std::string_view after);

}  // namespace iislint::lsp
