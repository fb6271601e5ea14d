#include "rules/evaluation/site_shapes.h"

namespace iislint::rules {

using schema::ValueType;

std::uint32_t SiteShapes::shape_of(std::size_t row) {
  description_.clear();
  for (const config::SiteNode& node : config_.table().nodes(row))
    add_number(node.node);
  for (const config::SiteCell& cell : config_.table().cells(row)) {
    if (is_read_[cell.slot]) describe(cell);
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
  const ValueType type =
      config_.binding().facts->attributes[config_.site_kind().slots[cell.slot].fact].value->type;
  const std::string_view text = config_.document().value(attribute, buffer_);
  add_number(cell.slot);
  add_number((bound.good ? 1u : 0u) | (cell.is_contradicted ? 2u : 0u) | (text.empty() ? 4u : 0u));
  switch (type) {
    case ValueType::string:
      return;
    case ValueType::time_span:
    case ValueType::int64:
    case ValueType::int32:  // whose number is read from the text again (config::written_value)
      add_number(text.size());
      description_ += text;
      return;
    default:
      add_number(static_cast<std::uint64_t>(bound.number));
  }
}

}  // namespace iislint::rules
