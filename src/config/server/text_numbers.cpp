#include "config/server/text_numbers.h"

#include <algorithm>
#include <functional>

#include "base/text.h"

namespace iislint::config {

TextNumbers::TextNumbers(std::string_view document) : document_(document), texts_(1), places_(64, 0) {}

std::string_view TextNumbers::text(TextId id) const {
  const Piece& piece = texts_[id];
  const bool is_copied = (piece.begin & kCopied) != 0;
  return (is_copied ? std::string_view(copies_) : document_).substr(piece.begin & ~kCopied, piece.length);
}

std::size_t TextNumbers::place_of(std::string_view text) const {
  const std::size_t mask = places_.size() - 1;
  std::size_t at = std::hash<std::string_view>()(text) & mask;
  while (places_[at] != 0 && this->text(places_[at]) != text)
    at = (at + 1) & mask;
  return at;
}

TextId TextNumbers::add(std::size_t place, Piece piece) {
  const auto id = static_cast<TextId>(texts_.size());
  places_[place] = id;
  texts_.push_back(piece);
  if (texts_.size() * 3 <= places_.size() * 2) return id;
  places_.assign(places_.size() * 2, 0);
  for (TextId one = 1; one < texts_.size(); ++one)
    places_[place_of(text(one))] = one;
  return id;
}

TextId TextNumbers::number_of(std::string_view text) {
  if (text.empty()) return 0;
  const std::size_t place = place_of(text);
  if (places_[place] != 0) return places_[place];
  const Piece piece{static_cast<std::uint32_t>(copies_.size()) | kCopied,
                    static_cast<std::uint32_t>(text.size())};
  copies_.append(text);
  return add(place, piece);
}

TextId TextNumbers::number_of_lower(std::string_view piece) {
  const bool is_lower = std::none_of(piece.begin(), piece.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  if (!is_lower) return number_of(base::lower(piece));
  if (piece.empty()) return 0;
  const std::size_t place = place_of(piece);
  if (places_[place] != 0) return places_[place];
  return add(place, {static_cast<std::uint32_t>(piece.data() - document_.data()),
                     static_cast<std::uint32_t>(piece.size())});
}

void TextNumbers::finish() {
  copies_.shrink_to_fit();
  texts_.shrink_to_fit();
}

std::size_t TextNumbers::bytes() const {
  return copies_.capacity() + texts_.capacity() * sizeof(Piece) + places_.capacity() * sizeof(TextId);
}

}  // namespace iislint::config
