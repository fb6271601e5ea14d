// schema/json/settings.schema.json, embedded by the build: what editors are told of .iislint.json. That file
// is written by hand, but for what tools/update_settings_schema puts in of the rules; a test holds it against
// the reader of settings.
#pragma once

#include <string_view>

namespace iislint::settings {

std::string_view json_schema();

}  // namespace iislint::settings
