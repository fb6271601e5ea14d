// Writes JSON to a stream: keys in the order of the calls, two blanks of indent, or a value on one line where
// asked. What it holds at a time does not grow with what it writes.
#pragma once

#include <cstdint>
#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

namespace iislint::base {

/// Borrows the stream. Whether everything arrived, the stream says after finish().
class JsonWriter {
 public:
  enum class Layout { lines, one_line };

  explicit JsonWriter(std::ostream& out) : out_(out) {}

  JsonWriter& begin_object(Layout layout = Layout::lines) { return begin('{', layout); }
  JsonWriter& end_object() { return end('}'); }
  JsonWriter& begin_array(Layout layout = Layout::lines) { return begin('[', layout); }
  JsonWriter& end_array() { return end(']'); }

  JsonWriter& key(std::string_view name);
  /// Bytes that are no UTF-8 become U+FFFD. What a reader would not see, and what a CI system would take for
  /// a command in the log, is escaped.
  JsonWriter& string(std::string_view text);
  JsonWriter& number(std::uint64_t value);
  JsonWriter& integer(std::int64_t value);
  JsonWriter& boolean(bool value);
  JsonWriter& null();
  /// A value that is JSON already.
  JsonWriter& raw(std::string_view json);

  /// Ends the text with a line feed. Until then, a part of it may not have reached the stream.
  void finish();

 private:
  struct Level {
    Layout layout;
    bool empty;
  };

  JsonWriter& begin(char bracket, Layout layout);
  JsonWriter& end(char bracket);
  void separate();
  void quote(std::string_view text);
  void hand_over();

  std::ostream& out_;
  std::string buffer_;  ///< what has not been handed to the stream yet
  std::vector<Level> levels_;
  bool after_key_ = false;
};

}  // namespace iislint::base
