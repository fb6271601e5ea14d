// Versions of assemblies, as <runtime> has them.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>

namespace iislint::rules::checks {

using AssemblyVersion = std::array<std::uint16_t, 4>;

/// Nothing for a text that is not four numbers with dots between them.
std::optional<AssemblyVersion> assembly_version(std::string_view text);

/// The first and the last version of oldVersion; nothing for a text that is no range and no version.
std::optional<std::pair<AssemblyVersion, AssemblyVersion>> assembly_versions(std::string_view text);

}  // namespace iislint::rules::checks
