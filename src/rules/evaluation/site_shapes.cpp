#include "rules/evaluation/site_shapes.h"

namespace iislint::rules {

using schema::ValueType;

std::uint32_t SiteShapes::shape_of(std::size_t row, std::string_view place) {
  description_.clear();
  add_number(place.empty() ? 1 : 0);  // a site without a name stands for the server
  for (const config::SiteNode& node : config_.table().nodes(row))
    add_number(node.node);
  for (const config::SiteCell& cell : config_.table().cells(row)) {
    if (readings_[cell.slot] != SlotReading::nothing) describe(cell);
  }
  return shapes_.try_emplace(description_, static_cast<std::uint32_t>(shapes_.size())).first->second;
}

// A number that says of itself how many bytes it has, so that no two descriptions run into each other.
void SiteShapes::add_number(std::uint64_t number) {
  for (; number >= 0x80; number >>= 7)
    description_ += static_cast<char>(0x80 | (number & 0x7F));
  description_ += static_cast<char>(number);
}

void SiteShapes::describe(const config::SiteCell& cell) {
  const schema::BoundAttribute& bound = config_.binding().attributes[cell.attribute];
  const xml::Attribute& attribute = config_.document().attribute(cell.attribute);
  const schema::FactId fact = config_.site_kind().slots[cell.slot].fact;
  const ValueType type = config_.binding().facts->attributes[fact].value->type;
  // The number of these is read from the text again (config::written_value).
  const bool is_wide = type == ValueType::time_span || type == ValueType::int64 || type == ValueType::int32;
  const std::string_view text = config_.document().value(attribute, buffer_);
  add_number(cell.slot);
  add_number((bound.good ? 1u : 0u) | (cell.is_contradicted ? 2u : 0u) | (text.empty() ? 4u : 0u));
  if (is_wide || readings_[cell.slot] == SlotReading::text) {
    add_number(text.size());
    description_ += text;
  } else {
    add_number(bound.number);
  }
}

}  // namespace iislint::rules
