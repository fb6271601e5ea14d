// Texts as numbers: equal texts have the same number, so that they are compared, sorted and counted as
// integers.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace iislint::config {

/// Number of a text in a TextNumbers; 0 is the empty text.
using TextId = std::uint32_t;

/// Texts that stand in a document as they are cost no copy.
class TextNumbers {
 public:
  /// `document` outlives this and is smaller than 2 GB; `expected` is about the number of texts.
  explicit TextNumbers(std::string_view document, std::size_t expected = 0);

  /// The number of a text, which is copied when it is new.
  TextId number_of(std::string_view text);
  /// The number of the lower case (ASCII) of a piece of the document.
  TextId number_of_lower(std::string_view piece);
  /// Gives back what is not needed once all texts are there.
  void finish();

  /// The number, or 0 when nobody has asked for that text before.
  TextId find(std::string_view text) const { return places_[place_of(text, hash_of(text))]; }

  /// Valid until another text is added.
  std::string_view text(TextId id) const;
  std::size_t size() const { return texts_.size(); }
  /// Bytes that are held.
  std::size_t bytes() const;

 private:
  struct Piece {
    std::uint32_t begin;  ///< in the document, or with kCopied in copies_
    std::uint32_t length;
  };
  static constexpr std::uint32_t kCopied = 0x80000000;

  static std::uint32_t hash_of(std::string_view text);
  std::size_t place_of(std::string_view text, std::uint32_t hash) const;
  TextId add(std::size_t place, std::uint32_t hash, Piece piece);

  std::string_view document_;
  std::string copies_;
  std::vector<Piece> texts_;
  std::vector<TextId> places_;         // a hash table, its size a power of two; 0 is a free place
  std::vector<std::uint32_t> hashes_;  // by number, while texts are added
  std::string lower_;                  // the same
};

}  // namespace iislint::config
