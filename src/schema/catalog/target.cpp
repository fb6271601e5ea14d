#include "schema/catalog/target.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <iterator>

#include "schema/catalog/shipped_files.h"

namespace iislint::schema {
namespace {

constexpr AddOn kAddOns[] = {
    {"url-rewrite", "URL Rewrite"},
    {"aspnet-core-module", "ASP.NET Core Module"},
    {"application-request-routing", "Application Request Routing"},
    {"cors", "IIS CORS Module"},
    {"webdav", "WebDAV Publishing"},
    {"http-platform-handler", "HttpPlatformHandler"},
    {"iisnode", "iisnode"},
    {"web-deploy", "Web Deploy"},
    {"database-manager", "Database Manager"},
    {"winrm", "WinRM IIS Extension"},
};

constexpr std::string_view kSections[] = {"system.webServer/defaultDocument",
                                          "system.webServer/httpErrors",
                                          "system.webServer/httpProtocol",
                                          "system.webServer/security/authentication/windowsAuthentication",
                                          "system.webServer/security/authorization",
                                          "system.webServer/security/requestFiltering"};
constexpr std::string_view kModules[] = {"system.webServer/handlers", "system.webServer/modules"};
constexpr std::string_view kStaticContent[] = {"system.webServer/staticContent"};

constexpr ShippedFile kIis8[] = {{"iis-8", shipped_iis_8, kSections},
                                 {"iis-8-modules", shipped_iis_8_modules, kModules},
                                 {"iis-8-static-content", shipped_iis_8_static_content, kStaticContent}};
constexpr ShippedFile kIis10[] = {
    kIis8[0], kIis8[1], kIis8[2], {"iis-10-static-content", shipped_iis_10_static_content, kStaticContent}};
constexpr std::string_view kOfExpress[] = {"url-rewrite", "aspnet-core-module"};
// https://learn.microsoft.com/azure/app-service/ and the modules that its servers are seen to load.
constexpr std::string_view kOfAppService[] = {"url-rewrite", "aspnet-core-module", "http-platform-handler",
                                              "iisnode", "application-request-routing"};

// Windows Server 2016 has build 1607 of Windows, 2019 has 1809, 2022 has 21H2, 2025 has 24H2. Where no
// version of Windows is named, every attribute of IIS 10 may be there.
constexpr Target kTargets[] = {
    {"iis-8.5", "IIS 8.5", {8, 5, 0}, kIis8, {}, true},
    {"iis-10", "IIS 10", {10, 0, kAnyBuild}, kIis10, {}, true},
    {"iis-10-2016", "IIS 10 on Windows Server 2016", {10, 0, 1607}, kIis10, {}, true},
    {"iis-10-2019", "IIS 10 on Windows Server 2019", {10, 0, 1809}, kIis10, {}, true},
    {"iis-10-2022", "IIS 10 on Windows Server 2022", {10, 0, 2102}, kIis10, {}, true},
    {"iis-10-2025", "IIS 10 on Windows Server 2025", {10, 0, 2402}, kIis10, {}, true},
    {"iis-express", "IIS Express", {10, 0, kAnyBuild}, kIis10, kOfExpress, true},
    {"azure-app-service", "Azure App Service", {10, 0, kAnyBuild}, kIis10, kOfAppService, false},
    {"windows-container", "IIS in a Windows container", {10, 0, kAnyBuild}, kIis10, {}, true},
};

template <typename T, std::size_t N>
constexpr std::array<std::string_view, N> names_of(const T (&all)[N]) {
  std::array<std::string_view, N> names;
  for (std::size_t i = 0; i < N; ++i)
    names[i] = all[i].name;
  return names;
}

constexpr auto kTargetNames = names_of(kTargets);
constexpr auto kAddOnNames = names_of(kAddOns);

template <typename T, std::size_t N>
const T* find_named(const T (&all)[N], std::string_view name) {
  const auto found =
      std::find_if(std::begin(all), std::end(all), [&](const T& one) { return one.name == name; });
  return found == std::end(all) ? nullptr : found;
}

}  // namespace

std::span<const AddOn> add_ons() {
  return kAddOns;
}

const AddOn* find_add_on(std::string_view name) {
  return find_named(kAddOns, name);
}

IisVersion iis_version(std::string_view text) {
  IisVersion version = {};
  const char* at = text.data();
  const char* const end = at + text.size();
  for (std::uint16_t& part : version) {
    const auto [next, error] = std::from_chars(at, end, part);
    if (error != std::errc() || next == end) break;
    at = next + 1;  // behind the dot
  }
  return version;
}

std::span<const Target> targets() {
  return kTargets;
}

std::span<const std::string_view> target_names() {
  return kTargetNames;
}

std::span<const std::string_view> add_on_names() {
  return kAddOnNames;
}

const Target* find_target(std::string_view name) {
  return find_named(kTargets, name);
}

const Target& default_target() {
  return *find_target("iis-10");
}

}  // namespace iislint::schema
