// Names of files that are configuration, or that a tool applies to one.
#pragma once

#include <string>
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

/// The name of the file in the same folder that the transform is applied to: "web.config" for
/// "Web.Release.config", "applicationHost.config" for "applicationHost.xdt". Empty when the name does not
/// tell.
std::string base_name_of_transform(std::string_view path);

/// Whether the name says that the transform is for what is published: "Web.Release.config".
bool is_release_transform(std::string_view path);

}  // namespace iislint::engine
