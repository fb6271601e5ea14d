// The loop of the server: reads what a client sends, answers, and says what there is to say when nothing
// waits.
#pragma once

#include "app/lsp/protocol/transport.h"
#include "app/lsp/workspace/setup.h"

namespace iislint::lsp {

/// Until the client says exit or is gone. The exit status: 0 after an orderly end, else 1.
int serve(Transport& transport, const Setup& setup);

}  // namespace iislint::lsp
