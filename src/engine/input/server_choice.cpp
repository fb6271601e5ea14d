#include "engine/input/server_choice.h"

#include "schema/catalog/target.h"

namespace iislint::engine {

std::span<const std::string_view> target_names() {
  return schema::target_names();
}

std::span<const std::string_view> module_names() {
  return schema::add_on_names();
}

}  // namespace iislint::engine
