// Writes XML 1.0 to a stream, element by element; nothing is held back but one element. What no XML may hold
// becomes its number, <U+001B>; what cannot be seen, and what a CI system would take for a command in the
// log, is written as a character reference.
#pragma once

#include <cstdint>
#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

namespace iislint::report {

/// Borrows the stream. Names are ours and are not escaped.
class XmlWriter {
 public:
  /// Begins with the XML declaration.
  explicit XmlWriter(std::ostream& out);

  XmlWriter& open(std::string_view name);
  /// Of the element that was opened last, before anything is in it.
  XmlWriter& attribute(std::string_view name, std::string_view value);
  XmlWriter& attribute(std::string_view name, std::uint64_t value);
  /// The only content of its element.
  XmlWriter& text(std::string_view text);
  XmlWriter& close();

 private:
  void end_start_tag();
  void hand_over();

  std::ostream& out_;
  std::string buffer_;
  std::vector<std::string> names_;  ///< of elements that are open
  bool in_start_tag_ = false;
  bool has_text_ = false;
};

}  // namespace iislint::report
