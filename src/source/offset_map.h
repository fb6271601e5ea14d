// From offsets of the decoded text back to bytes of the file as it is stored.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace iislint::source {

/// How text that follows a checkpoint was stored.
enum class Storage : std::uint8_t {
  same,         ///< byte for byte
  utf16,        ///< two bytes a code unit
  single_byte,  ///< one byte a character
  replaced,     ///< bytes that could not be decoded and became one U+FFFD
};

class OffsetMap {
 public:
  /// From `text_offset` on, the text was stored in this way, starting at byte `byte_offset` of the file.
  /// Calls come in ascending order; the first one names text offset 0.
  void add(std::uint32_t text_offset, std::uint32_t byte_offset, Storage storage);

  /// Byte of the stored file (a byte order mark counts) for an offset of `text`, the text this map was made
  /// with.
  std::uint32_t to_byte(std::string_view text, std::uint32_t text_offset) const;

 private:
  struct Checkpoint {
    std::uint32_t text;
    std::uint32_t byte;
    Storage storage;
  };
  std::vector<Checkpoint> checkpoints_;
};

}  // namespace iislint::source
