#include "source/decode.h"

#include <algorithm>
#include <cstring>
#include <iterator>
#include <optional>

#include "base/text.h"
#include "base/utf8.h"
#include "source/code_page.h"

namespace iislint::source {
namespace {

constexpr std::uint32_t kCheckpointDistance = 1024;  // characters between checkpoints of a converted text

std::uint32_t u32(std::size_t n) {
  return static_cast<std::uint32_t>(n);
}

// ---- The XML declaration, looked at before the text is decoded
// ------------------------------------------------

struct DeclaredEncoding {
  std::string name;   // lower case, empty when none is declared
  std::size_t begin;  // of the name, in the text
  std::size_t end;
};

DeclaredEncoding declared_encoding(std::string_view text) {
  if (text.substr(0, 5) != "<?xml" || text.size() < 6 || !base::is_space(text[5])) return {};
  const std::string_view declaration = text.substr(0, text.find("?>"));
  std::size_t at = declaration.find("encoding");
  if (at == std::string_view::npos) return {};
  at = declaration.find_first_of("\"'", at);
  if (at == std::string_view::npos) return {};
  const std::size_t end = declaration.find(declaration[at], at + 1);
  if (end == std::string_view::npos) return {};
  return {base::lower(declaration.substr(at + 1, end - at - 1)), at + 1, end};
}

bool names_utf16(const std::string& name) {
  return name.substr(0, 6) == "utf-16" || name == "ucs-2";
}
bool names_utf8(const std::string& name) {
  return name == "utf-8" || name == "utf8";
}

// ---- One decoder for each way of storage
// ----------------------------------------------------------------------

/// Collects text and leads positions back to bytes.
class TextBuilder {
 public:
  explicit TextBuilder(std::size_t expected) { result.text.reserve(expected); }

  void put(char32_t c, std::size_t byte_offset, Storage storage) {
    if (storage != last_ || characters_ - checkpoint_ >= kCheckpointDistance) mark(byte_offset, storage);
    base::append_utf8(result.text, c);
    ++characters_;
  }

  void put_replacement(std::size_t byte_offset, std::string message) {
    const std::uint32_t begin = u32(result.text.size());
    mark(byte_offset, Storage::replaced);
    base::append_utf8(result.text, base::kReplacement);
    ++characters_;
    // A file in the wrong encoding is wrong everywhere: a few places tell it as well as thousands.
    if (result.issues.size() < 20)
      result.issues.push_back({begin, u32(result.text.size()), std::move(message), true});
  }

  Decoded result;

 private:
  void mark(std::size_t byte_offset, Storage storage) {
    result.offsets.add(u32(result.text.size()), u32(byte_offset), storage);
    last_ = storage;
    checkpoint_ = characters_;
  }

  std::optional<Storage> last_;
  std::size_t characters_ = 0;
  std::size_t checkpoint_ = 0;
};

std::string hex(unsigned value, int digits) {
  std::string text;
  for (int shift = (digits - 1) * 4; shift >= 0; shift -= 4)
    text.push_back("0123456789ABCDEF"[(value >> shift) & 15u]);
  return text;
}

bool is_utf8(std::string_view bytes) {
  for (std::size_t at = base::ascii_end(bytes, 0); at < bytes.size(); at = base::ascii_end(bytes, at)) {
    const base::CodePoint c = base::decode_utf8(bytes, at);
    if (!c.valid) return false;
    at += c.size;
  }
  return true;
}

/// Bytes that are UTF-8.
Decoded take_utf8(std::string bytes, std::size_t bom_size) {
  bytes.erase(0, bom_size);
  Decoded decoded;
  decoded.text = std::move(bytes);
  decoded.offsets.add(0, u32(bom_size), Storage::same);
  return decoded;
}

/// Bytes that were to be UTF-8 and are not.
Decoded decode_damaged_utf8(std::string_view bytes, std::size_t bom_size) {
  TextBuilder builder(bytes.size());
  for (std::size_t at = bom_size; at < bytes.size();) {
    const base::CodePoint c = base::decode_utf8(bytes, at);
    if (c.valid) {
      builder.put(c.value, at, Storage::same);
    } else {
      builder.put_replacement(
          at, "byte 0x" + hex(static_cast<unsigned char>(bytes[at]), 2) + " is not valid UTF-8 here");
    }
    at += c.size;
  }
  return std::move(builder.result);
}

Decoded decode_utf16_bytes(std::string_view bytes, std::size_t bom_size, bool little_endian) {
  const auto unit_at = [&](std::size_t at) {
    const auto first = static_cast<unsigned char>(bytes[at]);
    const auto second = static_cast<unsigned char>(bytes[at + 1]);
    return static_cast<char32_t>(little_endian ? first | second << 8 : second | first << 8);
  };
  TextBuilder builder(bytes.size() / 2);
  std::size_t at = bom_size;
  while (at + 1 < bytes.size()) {
    const char32_t unit = unit_at(at);
    const bool high = unit >= 0xD800 && unit <= 0xDBFF;
    const bool low = unit >= 0xDC00 && unit <= 0xDFFF;
    if (high && at + 3 < bytes.size() && unit_at(at + 2) >= 0xDC00 && unit_at(at + 2) <= 0xDFFF) {
      builder.put(0x10000 + ((unit - 0xD800) << 10) + (unit_at(at + 2) - 0xDC00), at, Storage::utf16);
      at += 4;
      continue;
    }
    if (high || low) {
      builder.put_replacement(at, "unpaired UTF-16 surrogate");
    } else {
      builder.put(unit, at, Storage::utf16);
    }
    at += 2;
  }
  if (at < bytes.size()) builder.put_replacement(at, "the UTF-16 text ends in the middle of a character");
  return std::move(builder.result);
}

Decoded decode_single_bytes(std::string_view bytes, const CodePage& page, const std::string& name) {
  TextBuilder builder(bytes.size());
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    const auto byte = static_cast<unsigned char>(bytes[at]);
    if (page[byte] == base::kReplacement) {
      builder.put_replacement(at, "byte 0x" + hex(byte, 2) + " is not defined in " + name);
    } else {
      builder.put(page[byte], at, Storage::single_byte);
    }
  }
  return std::move(builder.result);
}

// ---- Evidence
// -------------------------------------------------------------------------------------------------

struct Utf16Evidence {
  bool found = false;
  bool little_endian = true;
  std::size_t bom_size = 0;
};

Utf16Evidence utf16_evidence(std::string_view bytes) {
  const std::string_view start = bytes.substr(0, 2);
  if (start == std::string_view("\xFF\xFE", 2)) return {true, true, 2};
  if (start == std::string_view("\xFE\xFF", 2)) return {true, false, 2};
  if (start == std::string_view("<\0", 2)) return {true, true, 0};
  if (start == std::string_view("\0<", 2)) return {true, false, 0};
  return {};
}

void add_issue(Decoded& decoded, std::size_t begin, std::size_t end, std::string message, bool fatal) {
  decoded.issues.insert(decoded.issues.begin(), {u32(begin), u32(end), std::move(message), fatal});
}

/// The declaration says one thing, the bytes say another.
void compare_with_declaration(Decoded& decoded) {
  const DeclaredEncoding declared = declared_encoding(decoded.text);
  if (declared.name.empty()) return;
  const bool utf16 =
      decoded.facts.encoding == Encoding::utf16_le || decoded.facts.encoding == Encoding::utf16_be;
  if (utf16 && !names_utf16(declared.name)) {
    add_issue(decoded, declared.begin, declared.end,
              "the file is stored as UTF-16 but declares encoding \"" + declared.name + "\"", true);
  } else if (decoded.facts.encoding == Encoding::utf8 && names_utf16(declared.name)) {
    add_issue(decoded, declared.begin, declared.end,
              "the file declares encoding \"" + declared.name + "\" but is not stored as UTF-16", true);
  } else if (decoded.facts.encoding == Encoding::utf8 && decoded.facts.has_bom &&
             !names_utf8(declared.name)) {
    add_issue(decoded, declared.begin, declared.end,
              "the file starts with a UTF-8 byte order mark but declares encoding \"" + declared.name + "\"",
              false);
  } else if (decoded.facts.encoding == Encoding::utf8 && !decoded.facts.has_bom &&
             !names_utf8(declared.name)) {
    add_issue(decoded, declared.begin, declared.end,
              "encoding \"" + declared.name + "\" is not supported; the text was read as UTF-8", false);
  }
}

Newline newline_of(std::string_view text) {
  const std::size_t at = text.find_first_of("\r\n");
  if (at == std::string_view::npos || text[at] == '\n') return Newline::lf;
  return text.substr(at, 2) == "\r\n" ? Newline::crlf : Newline::cr;
}

/// Encodings that IIS and .NET read, and nothing here does.
bool is_of_several_bytes(std::string_view name) {
  static constexpr std::string_view kNames[] = {
      "gb2312",    "gbk",    "gb18030", "hz-gb-2312", "big5",        "big5-hkscs",     "shift_jis",
      "shift-jis", "euc-jp", "euc-kr",  "euc-cn",     "iso-2022-jp", "ks_c_5601-1987", "iso-2022-kr"};
  return std::find(std::begin(kNames), std::end(kNames), name) != std::end(kNames);
}

Decoded decode_without_mark(std::string bytes) {
  const DeclaredEncoding declared = declared_encoding(std::string_view(bytes).substr(0, 1024));
  if (const auto page = code_page(declared.name); page) {
    Decoded decoded = decode_single_bytes(bytes, *page, declared.name);
    decoded.facts.encoding = Encoding::single_byte;
    decoded.facts.name = declared.name;
    return decoded;
  }
  // Other declared sets (Shift-JIS and the like) are not decoded: their bytes are judged as UTF-8 or guessed.
  if (is_utf8(bytes)) return take_utf8(std::move(bytes), 0);
  if (names_utf8(declared.name)) return decode_damaged_utf8(bytes, 0);
  Decoded decoded = decode_single_bytes(bytes, *code_page("windows-1252"), "windows-1252");
  if (is_of_several_bytes(declared.name)) {
    add_issue(decoded, declared.begin, declared.end,
              "encoding \"" + declared.name + "\" is not supported: non-ASCII characters were not understood",
              false);
  } else {
    const std::size_t bad = base::ascii_end(decoded.text, 0);
    const base::CodePoint c = base::decode_utf8(decoded.text, bad);
    add_issue(decoded, bad, bad + c.size,
              declared.name.empty()
                  ? "the file is not UTF-8 and declares no other encoding; it was read as windows-1252"
                  : "the file is not UTF-8, and the encoding \"" + declared.name +
                        "\" that it declares is not known; it was read as windows-1252",
              true);
  }
  decoded.facts.encoding = Encoding::single_byte;
  decoded.facts.name = "windows-1252";
  return decoded;
}

}  // namespace

Decoded decode(std::string bytes) {
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  Decoded decoded;
  if (const Utf16Evidence utf16 = utf16_evidence(bytes); utf16.found) {
    decoded = decode_utf16_bytes(bytes, utf16.bom_size, utf16.little_endian);
    decoded.facts.encoding = utf16.little_endian ? Encoding::utf16_le : Encoding::utf16_be;
    decoded.facts.has_bom = utf16.bom_size > 0;
    decoded.facts.name = "utf-16";
  } else if (bytes.starts_with(kByteOrderMark)) {
    const bool is_sound = is_utf8(std::string_view(bytes).substr(kByteOrderMark.size()));
    decoded = is_sound ? take_utf8(std::move(bytes), kByteOrderMark.size())
                       : decode_damaged_utf8(bytes, kByteOrderMark.size());
    decoded.facts.has_bom = true;
  } else {
    decoded = decode_without_mark(std::move(bytes));
  }
  if (decoded.facts.encoding != Encoding::single_byte) compare_with_declaration(decoded);
  decoded.facts.newline = newline_of(decoded.text);
  return decoded;
}

}  // namespace iislint::source
