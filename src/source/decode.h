// Bytes of a file -> UTF-8 text. Never fails: what cannot be decoded becomes U+FFFD and an issue.
//
// To add an encoding: single-byte sets come from `code_page`; anything else needs a Storage of its own in
// offset_map.h, so that positions can be led back to the stored bytes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "source/offset_map.h"

namespace iislint::source {

enum class Encoding : std::uint8_t { utf8, utf16_le, utf16_be, single_byte };
enum class Newline : std::uint8_t { lf, crlf, cr };

struct EncodingFacts {
  Encoding encoding = Encoding::utf8;
  bool has_bom = false;
  std::string name = "utf-8";  ///< lower case; the code page's name when single_byte
  Newline newline = Newline::lf;
};

/// Something wrong with the encoding of the file, at a range of the decoded text (never empty unless the text
/// is).
struct DecodeIssue {
  std::uint32_t begin;
  std::uint32_t end;
  std::string message;
  bool fatal;  ///< an XML parser refuses the file because of it
};

struct Decoded {
  std::string text;  ///< UTF-8, valid, without byte order mark
  EncodingFacts facts;
  OffsetMap offsets;
  std::vector<DecodeIssue> issues;
};

/// The order of evidence: byte order mark; zero bytes of UTF-16; the XML declaration when it names a known
/// single-byte set; strict UTF-8; else windows-1252 as a guess that is reported. Bytes that are UTF-8 already
/// become the text without being copied.
Decoded decode(std::string bytes);

}  // namespace iislint::source
