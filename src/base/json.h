// JSON that people write by hand, with the place of every value and every key, so that a mistake in it can be
// shown where it is. Comments (// and /* */) are allowed.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace iislint::base {

enum class JsonKind : std::uint8_t { null, boolean, integer, number, string, array, object };

/// "an object", "a string" …, as messages say it.
std::string_view with_article(JsonKind kind);

/// A value. Owns everything in it. Offsets count bytes of the text it was read from; a string's include its
/// quotes.
struct Json {
  struct Member;

  JsonKind kind = JsonKind::null;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  bool boolean = false;
  std::int64_t integer = 0;     ///< of an integer, which fits
  double number = 0;            ///< of an integer or a number
  std::string string;           ///< valid UTF-8
  std::vector<Json> items;      ///< of an array
  std::vector<Member> members;  ///< of an object, as they are written; no key twice

  bool is(JsonKind other) const { return kind == other; }
  /// The member's value, or nullptr. Looks at one member after the other.
  const Json* find(std::string_view key) const;
};

struct Json::Member {
  std::string key;
  std::uint32_t key_begin = 0;
  std::uint32_t key_end = 0;
  Json value;
};

/// What is wrong with a text, and at which byte of it.
struct JsonProblem {
  std::string message;
  std::uint32_t offset = 0;
};

/// Reads the whole text into `json`. The problem is the first one: no JSON, no UTF-8, a key that stands twice
/// in its object, or more than 64 values around one another. `json` is incomplete then.
std::optional<JsonProblem> read_json(std::string_view text, Json& json);

/// The same for a file; the error is made by error_at().
Result<Json> parse_json(const std::string& path, std::string_view text, ErrorCode code = ErrorCode::settings);

/// A place in a text: line and column from 1, columns in UTF-16 code units.
struct TextPlace {
  std::uint32_t line = 1;
  std::uint32_t column = 1;
};

/// Counts from the beginning of the text.
TextPlace place_in(std::string_view text, std::uint32_t offset);

/// "path:line:column".
std::string place_text(const std::string& path, std::string_view text, std::uint32_t offset);

/// An error with the message "path:line:column: message".
Error error_at(const std::string& path, std::string_view text, std::uint32_t offset,
               const std::string& message, ErrorCode code = ErrorCode::settings);

}  // namespace iislint::base
