// What is asked of messages: members behind members, which need not be there.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"

namespace iislint::lsp {

using Keys = std::initializer_list<std::string_view>;

/// The member of the member …, or null.
const base::Json* at(const base::Json& json, Keys keys);
/// The string that stands there, or null.
const std::string* text_at(const base::Json& json, Keys keys);
std::optional<std::int64_t> integer_at(const base::Json& json, Keys keys);
/// Whether true stands there.
bool is_true_at(const base::Json& json, Keys keys);
/// The strings of the array that stands there.
std::vector<std::string> texts_at(const base::Json& json, Keys keys);

}  // namespace iislint::lsp
