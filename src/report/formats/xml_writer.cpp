#include "report/formats/xml_writer.h"

#include <ostream>

#include "base/text.h"
#include "base/utf8.h"
#include "report/terminal/terminal_text.h"

namespace iislint::report {
namespace {

void append_reference(std::string& xml, char32_t c) {
  xml += "&#" + std::to_string(static_cast<std::uint32_t>(c)) + ";";
}

/// `is_attribute`: a parser would make blanks of line ends and tabs.
void append_escaped(std::string& xml, std::string_view text, bool is_attribute) {
  for (std::size_t at = 0; at < text.size();) {
    const base::CodePoint c = base::decode_utf8(text, at);
    const bool is_format = c.value == '\t' || c.value == '\n';
    if (c.value == '&') {
      xml += "&amp;";
    } else if (c.value == '<') {
      xml += "&lt;";
    } else if (c.value == '>') {
      xml += "&gt;";
    } else if (c.value == '"') {
      xml += "&quot;";
    } else if (c.value == '\r' || (is_format && is_attribute)) {
      append_reference(xml, c.value);
    } else if ((c.value < 0x20 && !is_format) || c.value == 0xFFFE || c.value == 0xFFFF) {
      append_escaped(xml, numbered(c.value), is_attribute);
    } else if (base::is_unseen(c.value) || c.value == 0x7F ||
               (c.value == '#' && base::begins_ci_command(text, at))) {
      append_reference(xml, c.value);
    } else {
      base::append_utf8(xml, c.value);
    }
    at += c.size;
  }
}

}  // namespace

XmlWriter::XmlWriter(std::ostream& out) : out_(out) {
  out_ << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
}

void XmlWriter::hand_over() {
  out_ << buffer_;
  buffer_.clear();
}

void XmlWriter::end_start_tag() {
  if (!in_start_tag_) return;
  buffer_ += ">";
  in_start_tag_ = false;
}

XmlWriter& XmlWriter::open(std::string_view name) {
  end_start_tag();
  if (!names_.empty()) buffer_ += "\n";
  buffer_.append(names_.size() * 2, ' ').append("<").append(name);
  names_.emplace_back(name);
  in_start_tag_ = true;
  has_text_ = false;
  return *this;
}

XmlWriter& XmlWriter::attribute(std::string_view name, std::string_view value) {
  buffer_.append(" ").append(name).append("=\"");
  append_escaped(buffer_, value, true);
  buffer_ += "\"";
  return *this;
}

XmlWriter& XmlWriter::attribute(std::string_view name, std::uint64_t value) {
  return attribute(name, std::to_string(value));
}

XmlWriter& XmlWriter::text(std::string_view text) {
  end_start_tag();
  append_escaped(buffer_, text, false);
  has_text_ = true;
  return *this;
}

XmlWriter& XmlWriter::close() {
  const std::string name = std::move(names_.back());
  names_.pop_back();
  if (in_start_tag_) {
    buffer_ += "/>";
  } else {
    if (!has_text_) buffer_.append("\n").append(names_.size() * 2, ' ');
    buffer_.append("</").append(name).append(">");
  }
  in_start_tag_ = has_text_ = false;
  if (names_.empty()) buffer_ += "\n";
  hand_over();
  return *this;
}

}  // namespace iislint::report
