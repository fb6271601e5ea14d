#include "schema/secrets/entry_names.h"

#include <algorithm>
#include <string>

#include "base/nearest.h"
#include "base/text.h"

namespace iislint::schema {

bool is_value_name(std::string_view written) {
  constexpr std::string_view kValue = "value";
  constexpr std::size_t kLongest = 20;
  if (written.size() > kLongest) return false;
  const bool is_ascii = std::all_of(written.begin(), written.end(), [](char c) { return (c & 0x80) == 0; });
  const std::string cleaned = is_ascii ? std::string() : ascii_of(written);
  const std::string_view name = is_ascii ? written : cleaned;
  if (name.size() < kValue.size() - 1 || name.size() > kValue.size() + 1) return false;
  if (base::equals_ignoring_case(name, kValue)) return true;
  constexpr std::ptrdiff_t kFewest = 3;
  const auto shared = std::count_if(name.begin(), name.end(), [](char c) {
    return std::string_view("value").find(base::to_lower(c)) != std::string_view::npos;
  });
  return shared >= kFewest && base::edit_distance(name, kValue, 2) <= 2;
}

bool is_key_name(std::string_view name) {
  return base::equals_ignoring_case(name, "key") || base::equals_ignoring_case(name, "name");
}

bool names_secret(std::string_view key, SecretNames::OfFile& names) {
  return is_entry_of_secret(key) || names.is_secret(key);
}

}  // namespace iislint::schema
