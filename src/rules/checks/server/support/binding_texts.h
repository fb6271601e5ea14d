// The texts of bindings that a check has to look at.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "config/server/server_columns.h"
#include "rules/checks/support/reading.h"

namespace iislint::rules::checks {

/// Whether the binding has the form address:port:host and nothing in it will be replaced.
bool is_judged(const FileView& file, const config::BindingRow& binding);

/// Where the host begins in "address:port:host"; npos when there is none.
std::size_t host_begin(std::string_view text);

/// "https://example.net" makes the colon behind the scheme look like one part too many.
bool holds_scheme(std::string_view text);

/// A piece of bindingInformation that is wrong; the whole text when the piece is empty.
struct WrongPiece {
  FindingDetails finding;
  std::string piece;
  std::string text;
};

WrongPiece wrong_piece(const FileView& file, const config::BindingRow& binding, std::size_t begin,
                       std::size_t end);

}  // namespace iislint::rules::checks
