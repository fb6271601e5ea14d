#include "rules/checks/aspnet/support/assembly_versions.h"

#include <charconv>
#include <cstddef>

#include "base/text.h"

namespace iislint::rules::checks {

std::optional<AssemblyVersion> assembly_version(std::string_view text) {
  const auto parts = base::split(base::trim(text), '.');
  AssemblyVersion version = {};
  if (parts.size() != version.size()) return std::nullopt;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const char* end = parts[i].data() + parts[i].size();
    const auto [read, problem] = std::from_chars(parts[i].data(), end, version[i]);
    if (problem != std::errc() || read != end) return std::nullopt;
  }
  return version;
}

std::optional<std::pair<AssemblyVersion, AssemblyVersion>> assembly_versions(std::string_view text) {
  const auto ends = base::split(text, '-');
  if (ends.size() > 2) return std::nullopt;
  const auto first = assembly_version(ends.front()), last = assembly_version(ends.back());
  if (!first || !last) return std::nullopt;
  return std::pair(*first, *last);
}

}  // namespace iislint::rules::checks
