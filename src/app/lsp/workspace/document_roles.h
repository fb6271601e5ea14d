// What a document is, by its name and what it holds; what its editor calls its language says nothing, for
// editors disagree about it.
#pragma once

#include <string_view>

namespace iislint::lsp {

/// Whether the text may be a configuration that IIS reads. A name that a search takes decides; under another
/// one the text must show it, for many programs write <configuration>.
bool may_be_configuration(std::string_view path, std::string_view text);

/// Whether a file of that name may be one of settings or rules.
bool is_json_name(std::string_view path);
bool is_settings_name(std::string_view path);

}  // namespace iislint::lsp
