// The keys in one collection, with the attribute that wrote each.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "xml/tree.h"

namespace iislint::schema {

/// A hash table of texts that keeps all of them in one string. Keys are compared in full. Clearing costs
/// nothing and keeps the memory, so that one set serves the many small collections of a file one after the
/// other.
class KeySet {
 public:
  void clear();
  /// The attribute that an equal key was entered with, or kNone: then it is entered now with `place`.
  xml::AttributeId find_or_insert(std::string_view key, xml::AttributeId place);
  void erase(std::string_view key);

 private:
  struct Key {
    std::size_t hash;
    std::uint32_t begin;  // in texts_
    std::uint32_t size;
    xml::AttributeId place;  // kNone: erased
  };
  struct Slot {
    std::uint32_t generation = 0;  // empty unless it is that of the set
    std::uint32_t key = 0;         // index into keys_
  };

  /// The slot that holds the key, or the empty one where it belongs.
  Slot& slot_of(std::string_view key, std::size_t hash);
  void grow();

  std::vector<Slot> slots_;  // a power of two
  std::vector<Key> keys_;
  std::string texts_;
  std::uint32_t generation_ = 1;
};

}  // namespace iislint::schema
