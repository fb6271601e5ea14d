// What is known of the servers that files are meant for: the version of their IIS, what they are shipped
// with, and which modules of other makers they have. The facts that a server's own files would tell.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace iislint::schema {

/// A module beside those of Windows, by the name that settings and command line have for it.
struct AddOn {
  std::string_view name;   ///< "url-rewrite"
  std::string_view title;  ///< SectionFact::add_on: "URL Rewrite"
};

std::span<const AddOn> add_ons();
const AddOn* find_add_on(std::string_view name);

/// A version of IIS, and of IIS 10 the build of Windows that brings it: {10, 0, 1809}.
using IisVersion = std::array<std::uint16_t, 3>;

/// Greater than that of any build.
inline constexpr std::uint16_t kAnyBuild = 0xFFFF;

/// "8.5" or "10.0.1709", as AttributeFact::since has it; what is missing is 0.
IisVersion iis_version(std::string_view text);

/// A file of schema/iis/shipped: a fragment of an applicationHost.config, with the sections that it holds.
struct ShippedFile {
  std::string_view name;  ///< "iis-8-modules"
  std::string_view (*text)();
  std::span<const std::string_view> sections;
};

/// A kind of server.
struct Target {
  std::string_view name;                      ///< "iis-10-2019"
  std::string_view title;                     ///< "IIS 10 on Windows Server 2019"
  IisVersion version;                         ///< kAnyBuild as the build: every attribute may be there
  std::span<const ShippedFile> shipped;       ///< laid over each other
  std::span<const std::string_view> add_ons;  ///< names of those that such a server always has
  /// Whether sections are locked as Windows Server declares them. Azure App Service does not say which it
  /// locks, and opens most.
  bool locks_sections;
};

std::span<const Target> targets();
std::span<const std::string_view> target_names();
std::span<const std::string_view> add_on_names();
/// The one with that name, or null.
const Target* find_target(std::string_view name);
/// What counts where nobody names one: IIS 10 of whatever version.
const Target& default_target();

}  // namespace iislint::schema
