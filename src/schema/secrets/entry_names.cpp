#include "schema/secrets/entry_names.h"

#include <algorithm>

#include "base/nearest.h"
#include "base/text.h"

namespace iislint::schema {

namespace {

bool is_ascii(std::string_view name) {
  return std::all_of(name.begin(), name.end(), [](char c) { return (c & 0x80) == 0; });
}

}  // namespace

std::string_view local_name(std::string_view name) {
  return name.substr(name.rfind(':') + 1);  // npos + 1 is 0
}

bool is_value_name(std::string_view written) {
  constexpr std::string_view kValue = "value";
  constexpr std::size_t kLongest = 20;
  const std::string_view name = local_name(written);
  if (!is_ascii(name)) return true;
  if (name.size() > kLongest) return false;
  if (name.size() < kValue.size() - 1 || name.size() > kValue.size() + 1) return false;
  if (base::equals_ignoring_case(name, kValue)) return true;
  constexpr std::ptrdiff_t kFewest = 3;
  const auto shared = std::count_if(name.begin(), name.end(), [](char c) {
    return std::string_view("value").find(base::to_lower(c)) != std::string_view::npos;
  });
  return shared >= kFewest && base::edit_distance(name, kValue, 2) <= 2;
}

bool is_content_name(std::string_view name) {
  return is_value_name(name) || base::equals_ignoring_case(local_name(name), "pattern");
}

bool is_key_name(std::string_view name) {
  const std::string_view local = local_name(name);
  return base::equals_ignoring_case(local, "key") || base::equals_ignoring_case(local, "name") ||
         base::equals_ignoring_case(local, "input") || base::equals_ignoring_case(local, "serverVariable") ||
         !is_ascii(local);
}

std::string_view key_in(std::string_view value) {
  if (value.size() > 2 && value.front() == '{' && value.back() == '}')
    value = value.substr(1, value.size() - 2);
  return value;
}

bool names_secret(std::string_view key, SecretNames::OfFile& names) {
  return is_entry_of_secret(key) || names.is_secret(key);
}

}  // namespace iislint::schema
