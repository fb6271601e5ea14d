// The requests about documents, each with the function that answers it.
//
// To add one: a function in answers/, a row in requests.cpp, its capability in capabilities.cpp.
#pragma once

#include <string_view>

#include "app/lsp/answers/context.h"

namespace iislint::lsp {

using Answerer = Answer (*)(const Context& context, const base::Json& params);

/// Null for a method that nobody answers.
Answerer answerer_of(std::string_view method);

/// What the server can do, for the answer to initialize.
std::string capabilities_for(const Client& client, PositionEncoding encoding);

}  // namespace iislint::lsp
