// Writes JSON to a string: keys in the order of the calls, two blanks of indent, or a value on one line where
// asked.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace iislint::base {

class JsonWriter {
 public:
  enum class Layout { lines, one_line };

  JsonWriter& begin_object(Layout layout = Layout::lines) { return begin('{', layout); }
  JsonWriter& end_object() { return end('}'); }
  JsonWriter& begin_array(Layout layout = Layout::lines) { return begin('[', layout); }
  JsonWriter& end_array() { return end(']'); }

  JsonWriter& key(std::string_view name);
  /// Bytes that are no UTF-8 become U+FFFD.
  JsonWriter& string(std::string_view text);
  JsonWriter& number(std::uint64_t value);
  JsonWriter& boolean(bool value);

  std::string take() { return std::move(out_) + "\n"; }

 private:
  struct Level {
    Layout layout;
    bool empty;
  };

  JsonWriter& begin(char bracket, Layout layout);
  JsonWriter& end(char bracket);
  void separate();
  void quote(std::string_view text);

  std::string out_;
  std::vector<Level> levels_;
  bool after_key_ = false;
};

}  // namespace iislint::base
