// What stands at a place of a JSON text, also of one that is being typed.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace iislint::editor {

enum class JsonPlace : std::uint8_t { nothing, key, value };

struct JsonCursor {
  JsonPlace place = JsonPlace::nothing;
  /// The keys that lead to the value, or to the object of a key; kItem for an entry of a list.
  std::vector<std::string> path;
  std::uint32_t begin =
      0;  ///< of the string or word at the place, with its quotes; the place itself if none is there
  std::uint32_t end = 0;
  std::string text;                ///< of it, without quotes
  std::vector<std::string> keys;   ///< the others of the object, where the place is that of a key
  std::vector<std::string> items;  ///< the others of the list, where the value stands in one
  bool has_colon = false;          ///< behind the key
};

inline constexpr std::string_view kItem = "[]";

/// Linear in the text. Comments are allowed; whatever is wrong is passed over.
JsonCursor json_cursor_at(std::string_view text, std::uint32_t offset);

}  // namespace iislint::editor
