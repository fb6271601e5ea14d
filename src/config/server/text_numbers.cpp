#include "config/server/text_numbers.h"

#include <algorithm>
#include <bit>
#include <functional>

#include "base/text.h"

namespace iislint::config {

TextNumbers::TextNumbers(std::string_view document, std::size_t expected)
    : document_(document),
      texts_(1),
      places_(std::bit_ceil(std::max<std::size_t>(expected * 3 / 2, 64))),
      hashes_(1) {}

std::string_view TextNumbers::text(TextId id) const {
  const Piece& piece = texts_[id];
  const bool is_copied = (piece.begin & kCopied) != 0;
  return (is_copied ? std::string_view(copies_) : document_).substr(piece.begin & ~kCopied, piece.length);
}

std::uint32_t TextNumbers::hash_of(std::string_view text) {
  return static_cast<std::uint32_t>(std::hash<std::string_view>()(text));
}

std::size_t TextNumbers::place_of(std::string_view text, std::uint32_t hash) const {
  const std::size_t mask = places_.size() - 1;
  std::size_t at = hash & mask;
  const auto is_other = [&](TextId id) {
    return (id < hashes_.size() && hashes_[id] != hash) || this->text(id) != text;
  };
  while (places_[at] != 0 && is_other(places_[at]))
    at = (at + 1) & mask;
  return at;
}

TextId TextNumbers::add(std::size_t place, std::uint32_t hash, Piece piece) {
  const auto id = static_cast<TextId>(texts_.size());
  places_[place] = id;
  texts_.push_back(piece);
  hashes_.push_back(hash);
  if (texts_.size() * 3 <= places_.size() * 2) return id;
  places_.assign(places_.size() * 2, 0);
  const std::size_t mask = places_.size() - 1;
  for (TextId one = 1; one < texts_.size(); ++one) {
    std::size_t at = hashes_[one] & mask;
    while (places_[at] != 0)
      at = (at + 1) & mask;
    places_[at] = one;
  }
  return id;
}

TextId TextNumbers::number_of(std::string_view text) {
  if (text.empty()) return 0;
  const std::uint32_t hash = hash_of(text);
  const std::size_t place = place_of(text, hash);
  if (places_[place] != 0) return places_[place];
  const Piece piece{static_cast<std::uint32_t>(copies_.size()) | kCopied,
                    static_cast<std::uint32_t>(text.size())};
  copies_.append(text);
  return add(place, hash, piece);
}

TextId TextNumbers::number_of_lower(std::string_view piece) {
  bool has_capitals = false;
  for (const char c : piece)  // to the end, so that many characters are looked at together
    has_capitals |= c >= 'A' && c <= 'Z';
  if (has_capitals) {
    lower_.assign(piece);
    std::transform(lower_.begin(), lower_.end(), lower_.begin(), base::to_lower);
    return number_of(lower_);
  }
  if (piece.empty()) return 0;
  const std::uint32_t hash = hash_of(piece);
  const std::size_t place = place_of(piece, hash);
  if (places_[place] != 0) return places_[place];
  return add(place, hash,
             {static_cast<std::uint32_t>(piece.data() - document_.data()),
              static_cast<std::uint32_t>(piece.size())});
}

void TextNumbers::finish() {
  copies_.shrink_to_fit();
  texts_.shrink_to_fit();
  hashes_ = {};
  lower_ = {};
}

std::size_t TextNumbers::bytes() const {
  return copies_.capacity() + texts_.capacity() * sizeof(Piece) + places_.capacity() * sizeof(TextId);
}

}  // namespace iislint::config
