#include "app/lsp/protocol/json_access.h"

namespace iislint::lsp {

using base::Json;
using base::JsonKind;

const Json* at(const Json& json, Keys keys) {
  const Json* here = &json;
  for (const std::string_view key : keys) {
    if (!here->is(JsonKind::object)) return nullptr;
    here = here->find(key);
    if (here == nullptr) return nullptr;
  }
  return here;
}

const std::string* text_at(const Json& json, Keys keys) {
  const Json* found = at(json, keys);
  return found != nullptr && found->is(JsonKind::string) ? &found->string : nullptr;
}

std::optional<std::int64_t> integer_at(const Json& json, Keys keys) {
  const Json* found = at(json, keys);
  if (found == nullptr || !found->is(JsonKind::integer)) return std::nullopt;
  return found->integer;
}

bool is_true_at(const Json& json, Keys keys) {
  const Json* found = at(json, keys);
  return found != nullptr && found->is(JsonKind::boolean) && found->boolean;
}

std::vector<std::string> texts_at(const Json& json, Keys keys) {
  std::vector<std::string> texts;
  const Json* found = at(json, keys);
  if (found == nullptr || !found->is(JsonKind::array)) return texts;
  for (const Json& item : found->items) {
    if (item.is(JsonKind::string)) texts.push_back(item.string);
  }
  return texts;
}

}  // namespace iislint::lsp
