#include "schema/binding/checks/key_set.h"

#include <functional>

namespace iislint::schema {

void KeySet::clear() {
  keys_.clear();
  texts_.clear();
  if (++generation_ == 0) {  // after four billion collections old slots would look like new ones
    slots_.clear();
    generation_ = 1;
  }
}

KeySet::Slot& KeySet::slot_of(std::string_view key, std::size_t hash) {
  for (std::size_t at = hash;; ++at) {
    Slot& slot = slots_[at & (slots_.size() - 1)];
    if (slot.generation != generation_) return slot;
    const Key& known = keys_[slot.key];
    if (known.hash == hash && std::string_view(texts_).substr(known.begin, known.size) == key) return slot;
  }
}

void KeySet::grow() {
  constexpr std::size_t kFirstSize = 16;
  slots_.assign(slots_.empty() ? kFirstSize : slots_.size() * 2, Slot());
  for (std::size_t i = 0; i < keys_.size(); ++i) {
    std::size_t at = keys_[i].hash;
    while (slots_[at & (slots_.size() - 1)].generation == generation_)
      ++at;
    slots_[at & (slots_.size() - 1)] = {generation_, static_cast<std::uint32_t>(i)};
  }
}

xml::AttributeId KeySet::find_or_insert(std::string_view key, xml::AttributeId place) {
  if (keys_.size() * 2 >= slots_.size()) grow();
  const std::size_t hash = std::hash<std::string_view>()(key);
  Slot& slot = slot_of(key, hash);
  if (slot.generation == generation_) {
    Key& known = keys_[slot.key];
    if (known.place != xml::kNone) return known.place;
    known.place = place;
    return xml::kNone;
  }
  slot = {generation_, static_cast<std::uint32_t>(keys_.size())};
  keys_.push_back(
      {hash, static_cast<std::uint32_t>(texts_.size()), static_cast<std::uint32_t>(key.size()), place});
  texts_ += key;
  return xml::kNone;
}

void KeySet::erase(std::string_view key) {
  if (keys_.empty()) return;
  const Slot& slot = slot_of(key, std::hash<std::string_view>()(key));
  if (slot.generation == generation_) keys_[slot.key].place = xml::kNone;
}

}  // namespace iislint::schema
