// schema/json/rule.schema.json, embedded by the build: what an editor is told of definitions of rules.
#pragma once

#include <string_view>

namespace iislint::editor {

std::string_view rule_schema();

}  // namespace iislint::editor
