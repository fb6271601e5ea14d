// Secrets as the target `secrets` writes them into a text, and how it tells whether one has come to stand
// where it is a secret by contract, whatever is around it.
#pragma once

#include <string_view>

#include "xml/tree.h"

namespace iislint::fuzz {

/// What must not come out.
inline constexpr std::string_view kMarker = "zQ7xSecretW";

/// Each holds the marker once.
inline constexpr const char* kSecretTexts[] = {" password=\"zQ7xSecretW\"",
                                               " connectionString=\"Server=x;Trusted=zQ7xSecretW\"",
                                               " validationKey='zQ7xSecretW'",
                                               " clientSecret=\"zQ7xSecretW\" ",
                                               ";Password=zQ7xSecretW;",
                                               " https://u:zQ7xSecretW@host/ ",
                                               "<add key=\"ApiKey\" value=\"zQ7xSecretW\" />",
                                               "<!-- password: zQ7xSecretW -->"};

/// Whether the secret that was written at [begin, end) of the text is read as it was meant: as an attribute
/// of that name, inside a whole value, in a comment, or in text that is nobody's attribute. One that its
/// surroundings have torn apart, for instance by a quote that was open before it, is a word as any other.
bool is_meant_as_secret(const xml::Document& document, std::size_t begin, std::size_t end);

}  // namespace iislint::fuzz
