// Profiles, levels and options: the keys "rules" and "overrides".
#pragma once

#include <vector>

#include "settings/settings.h"
#include "settings/value_reader.h"

namespace iislint::settings {

/// The value of "profile".
void read_profile(ValueReader& reader, const base::Json& json, Override& choice);

/// The value of "rules".
void read_rules(ValueReader& reader, const base::Json& json, Override& choice);

/// The value of "overrides": one choice for each entry.
void read_overrides(ValueReader& reader, const base::Json& json, std::vector<Override>& choices);

}  // namespace iislint::settings
