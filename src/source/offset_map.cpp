#include "source/offset_map.h"

#include <algorithm>

#include "base/utf8.h"

namespace iislint::source {

void OffsetMap::add(std::uint32_t text_offset, std::uint32_t byte_offset, Storage storage) {
  checkpoints_.push_back({text_offset, byte_offset, storage});
}

std::uint32_t OffsetMap::to_byte(std::string_view text, std::uint32_t text_offset) const {
  const auto after =
      std::upper_bound(checkpoints_.begin(), checkpoints_.end(), text_offset,
                       [](std::uint32_t offset, const Checkpoint& c) { return offset < c.text; });
  if (after == checkpoints_.begin()) return text_offset;
  const Checkpoint& from = *(after - 1);
  if (from.storage == Storage::same) return from.byte + (text_offset - from.text);
  if (from.storage == Storage::replaced) return from.byte;
  std::uint32_t byte = from.byte;
  for (std::uint32_t at = from.text; at < text_offset;) {
    const base::CodePoint c = base::decode_utf8(text, at);
    const bool pair = c.value >= 0x10000;
    byte += from.storage == Storage::single_byte ? 1 : (pair ? 4 : 2);
    at += static_cast<std::uint32_t>(c.size);
  }
  return byte;
}

}  // namespace iislint::source
