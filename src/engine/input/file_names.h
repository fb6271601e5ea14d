// Names of files that are configuration, or that a tool applies to one.
#pragma once

#include <string_view>

namespace iislint::engine {

/// Whether a search takes a file of that name: one of the four that IIS reads, in any letter case, a
/// transform (Web.*.config, *.xdt) or a fragment that NuGet merges (*.config.transform).
bool is_searched_name(std::string_view name);

/// "Web.Release.config", "applicationHost.xdt": a name that nothing reads as configuration. That alone says
/// nothing: a complete web.config may be kept under such a name.
bool is_transform_name(std::string_view path);

/// "web.config.transform".
bool is_fragment_name(std::string_view path);

/// Whether the text holds the namespace of transforms anywhere.
bool mentions_transforms(std::string_view text);

/// In any letter case; the name must be longer.
bool has_ending(std::string_view name, std::string_view ending);

inline constexpr std::string_view kTransformNamespace = "http://schemas.microsoft.com/XML-Document-Transform";

}  // namespace iislint::engine
