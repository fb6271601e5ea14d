#include "config/lookup/value.h"

#include "schema/catalog/value.h"

namespace iislint::config {

using schema::ValueType;

Value written_value(const ElementRef& holder, xml::AttributeId attribute, const schema::AttributeFact& fact,
                    Origin origin) {
  Value value;
  value.fact = &fact;
  value.document = holder.document;
  value.element = holder.element;
  value.attribute = attribute;
  std::string buffer;
  value.text = holder.document->value(holder.document->attribute(attribute), buffer);
  const schema::BoundAttribute& bound = holder.binding->attributes[attribute];
  if (!bound.good) return value;
  value.number = bound.number;
  const ValueType type = fact.value->type;
  if (type == ValueType::time_span || type == ValueType::int64 || type == ValueType::int32) {
    const auto number = schema::plain_value(fact, value.text);
    if (!number) return value;  // a negative time: IIS reads it, but what it means there nobody knows
    value.number = *number;
  }
  value.origin = origin;
  return value;
}

Value default_value(const schema::AttributeFact& fact) {
  Value value;
  value.fact = &fact;
  value.origin = Origin::schema_default;
  value.number = schema::default_number(fact);
  value.text = fact.default_value;
  return value;
}

bool differs_from_default(const Value& value) {
  if (!value.is_written()) return false;
  if (value.fact->value->type == ValueType::string) return value.text != value.fact->default_value;
  return value.number != schema::default_number(*value.fact);
}

}  // namespace iislint::config
