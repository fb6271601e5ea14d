#include "base/json_writer.h"

#include "base/utf8.h"

namespace iislint::base {

void JsonWriter::separate() {
  if (after_key_) {
    after_key_ = false;
    return;
  }
  if (levels_.empty()) return;
  Level& level = levels_.back();
  if (!level.empty) out_ += ',';
  if (level.layout == Layout::lines) {
    out_ += '\n';
    out_.append(levels_.size() * 2, ' ');
  } else {
    out_ += ' ';
  }
  level.empty = false;
}

JsonWriter& JsonWriter::begin(char bracket, Layout layout) {
  separate();
  // What stands inside a line stays on it.
  const bool inside_line = !levels_.empty() && levels_.back().layout == Layout::one_line;
  out_ += bracket;
  levels_.push_back({inside_line ? Layout::one_line : layout, true});
  return *this;
}

JsonWriter& JsonWriter::end(char bracket) {
  const Level level = levels_.back();
  levels_.pop_back();
  if (!level.empty && level.layout == Layout::lines) {
    out_ += '\n';
    out_.append(levels_.size() * 2, ' ');
  } else if (!level.empty) {
    out_ += ' ';
  }
  out_ += bracket;
  return *this;
}

JsonWriter& JsonWriter::key(std::string_view name) {
  separate();
  quote(name);
  out_ += ": ";
  after_key_ = true;
  return *this;
}

JsonWriter& JsonWriter::string(std::string_view text) {
  separate();
  quote(text);
  return *this;
}

JsonWriter& JsonWriter::number(std::uint64_t value) {
  separate();
  out_ += std::to_string(value);
  return *this;
}

JsonWriter& JsonWriter::boolean(bool value) {
  separate();
  out_ += value ? "true" : "false";
  return *this;
}

void JsonWriter::quote(std::string_view text) {
  constexpr char kHex[] = "0123456789abcdef";
  out_ += '"';
  for (std::size_t at = 0; at < text.size();) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte >= 0x80) {
      const CodePoint c = decode_utf8(text, at);
      append_utf8(out_, c.value);
      at += c.size;
      continue;
    }
    ++at;
    if (byte == '"' || byte == '\\') {
      out_ += '\\';
      out_ += static_cast<char>(byte);
    } else if (byte == '\n') {
      out_ += "\\n";
    } else if (byte == '\t') {
      out_ += "\\t";
    } else if (byte < 0x20 || byte == 0x7F) {
      out_ += "\\u00";
      out_ += kHex[byte >> 4];
      out_ += kHex[byte & 15];
    } else {
      out_ += static_cast<char>(byte);
    }
  }
  out_ += '"';
}

}  // namespace iislint::base
