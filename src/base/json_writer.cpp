#include "base/json_writer.h"

#include <array>
#include <charconv>
#include <ostream>

#include "base/text.h"
#include "base/utf8.h"

namespace iislint::base {
namespace {

constexpr std::size_t kChunk = 16 * 1024;  // a stream takes few large pieces faster than many small ones

/// The bytes that stand for themselves in a string, whatever comes behind them.
constexpr std::array<bool, 256> kPlain = [] {
  std::array<bool, 256> plain{};
  for (unsigned c = 0x20; c < 0x7F; ++c)
    plain[c] = c != '"' && c != '\\' && c != '#';
  return plain;
}();

bool is_plain(char c) {
  return kPlain[static_cast<unsigned char>(c)];
}

/// "\u202e", one unit of UTF-16.
void append_unit(std::string& json, char32_t unit) {
  constexpr char kHex[] = "0123456789abcdef";
  json += "\\u";
  for (int shift = 12; shift >= 0; shift -= 4)
    json += kHex[unit >> shift & 15];
}

void append_escaped(std::string& json, char32_t c) {
  if (c < 0x10000) return append_unit(json, c);
  append_unit(json, 0xD800 + ((c - 0x10000) >> 10));
  append_unit(json, 0xDC00 + ((c - 0x10000) & 0x3FF));
}

}  // namespace

void JsonWriter::hand_over() {
  out_.write(buffer_.data(), static_cast<std::streamsize>(buffer_.size()));
  buffer_.clear();
}

void JsonWriter::finish() {
  buffer_ += '\n';
  hand_over();
}

void JsonWriter::separate() {
  if (after_key_) {
    after_key_ = false;
    return;
  }
  if (buffer_.size() >= kChunk) hand_over();
  if (levels_.empty()) return;
  Level& level = levels_.back();
  if (!level.empty) buffer_ += ',';
  if (level.layout == Layout::lines) {
    buffer_ += '\n';
    buffer_.append(levels_.size() * 2, ' ');
  } else {
    buffer_ += ' ';
  }
  level.empty = false;
}

JsonWriter& JsonWriter::begin(char bracket, Layout layout) {
  separate();
  // What stands inside a line stays on it.
  const bool inside_line = !levels_.empty() && levels_.back().layout == Layout::one_line;
  buffer_ += bracket;
  levels_.push_back({inside_line ? Layout::one_line : layout, true});
  return *this;
}

JsonWriter& JsonWriter::end(char bracket) {
  const Level level = levels_.back();
  levels_.pop_back();
  if (!level.empty && level.layout == Layout::lines) {
    buffer_ += '\n';
    buffer_.append(levels_.size() * 2, ' ');
  } else if (!level.empty) {
    buffer_ += ' ';
  }
  buffer_ += bracket;
  return *this;
}

JsonWriter& JsonWriter::key(std::string_view name) {
  separate();
  quote(name);
  buffer_ += ": ";
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
  char digits[20];
  buffer_.append(digits, std::to_chars(digits, digits + sizeof digits, value).ptr);
  return *this;
}

JsonWriter& JsonWriter::integer(std::int64_t value) {
  separate();
  char digits[20];
  buffer_.append(digits, std::to_chars(digits, digits + sizeof digits, value).ptr);
  return *this;
}

JsonWriter& JsonWriter::boolean(bool value) {
  return raw(value ? "true" : "false");
}

JsonWriter& JsonWriter::null() {
  return raw("null");
}

JsonWriter& JsonWriter::raw(std::string_view json) {
  separate();
  buffer_ += json;
  return *this;
}

void JsonWriter::quote(std::string_view text) {
  buffer_ += '"';
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    while (at < text.size() && is_plain(text[at]))
      ++at;
    buffer_.append(text, begin, at - begin);
    if (at == text.size()) break;
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte >= 0x80) {
      const CodePoint c = decode_utf8(text, at);
      is_unseen(c.value) ? append_escaped(buffer_, c.value) : append_utf8(buffer_, c.value);
      at += c.size;
      continue;
    }
    if (byte == '#' && !begins_ci_command(text, at)) {
      buffer_ += text[at++];
      continue;
    }
    ++at;
    if (byte == '"' || byte == '\\') {
      buffer_ += '\\';
      buffer_ += static_cast<char>(byte);
    } else if (byte == '\n') {
      buffer_ += "\\n";
    } else if (byte == '\t') {
      buffer_ += "\\t";
    } else {
      append_escaped(buffer_, byte);
    }
  }
  buffer_ += '"';
}

}  // namespace iislint::base
