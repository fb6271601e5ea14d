// Values that nobody may see in a report: passwords, keys, connection strings. Found by the names of their
// attributes alone, in every file and everywhere in it: a password whose attribute is misspelt, stands in the
// wrong place, in a broken tag or in a comment is still a password.
#pragma once

#include <vector>

#include "schema/secrets/secret_names.h"
#include "source/span.h"
#include "xml/tree.h"

namespace iislint::schema {

/// The secret values of the document, in order, none touching another. In a broken tag a secret reaches up to
/// the next attribute that is whole: where the value ends is then a guess.
std::vector<source::Span> secrets_of(const xml::Document& document, SecretNames& names);

}  // namespace iislint::schema
