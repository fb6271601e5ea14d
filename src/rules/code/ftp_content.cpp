// Folders that an FTP site hands out: those that a web site serves too, and those of the system.
#include <algorithm>
#include <map>
#include <optional>

#include "base/text.h"
#include "config/windows_path.h"
#include "rules/code/reading.h"
#include "rules/code_rules.h"

namespace iislint::rules::code {
namespace {

using config::FolderOutline;
using config::SiteOutline;

constexpr std::string_view kFiltering = "system.ftpServer/security/requestFiltering";
constexpr std::string_view kAuthorization = "system.ftpServer/security/authorization";

/// What ASP.NET and ASP run or read when it lies in the folder of a web site, as IIS is installed.
constexpr std::string_view kActiveExtensions[] = {"aspx", "ashx", "asmx", "asp", "config"};
/// What request filtering of web sites hides, as IIS is installed.
constexpr std::string_view kSecretSegments[] = {"web.config", "bin", "App_Data"};

/// The normal path of the root; empty when it cannot be compared.
std::string root_of(const SiteOutline& site) {
  const FolderOutline* folder = site.root_folder();
  return folder == nullptr ? std::string() : config::parse_windows_path(folder->physical_path.text).normal;
}

/// The sites that serve over HTTP, by the normal path of their root; the first of each.
using WebRoots = std::map<std::string, const SiteOutline*>;

WebRoots web_roots(const RuleRun& run) {
  WebRoots roots;
  for (const SiteOutline& site : outline_of(run).sites) {
    const std::string root = site.speaks_http() ? root_of(site) : std::string();
    if (!root.empty()) roots.emplace(root, &site);
  }
  return roots;
}

/// A site that serves over HTTP what the FTP site hands out, or a part of it, or a folder around it; itself
/// before others.
const SiteOutline* web_site_of(RuleRun& run) {
  const SiteOutline* own = outline_of(run).site(run.site().element());
  if (own == nullptr || own->speaks_http()) return own;
  const std::string folder = root_of(*own);
  if (folder.empty()) return nullptr;
  const auto& roots = run.once<WebRoots>([&] { return web_roots(run); });
  for (std::size_t end = folder.size(); end != std::string::npos && end > 0;
       end = folder.rfind('\\', end - 1)) {
    const auto around = roots.find(folder.substr(0, end));
    if (around != roots.end()) return around->second;
  }
  const auto inside = roots.lower_bound(folder + '\\');
  const bool is_inside = inside != roots.end() && config::is_path_at_or_below(inside->first, folder);
  return is_inside ? inside->second : nullptr;
}

/// Whether a rule allows it to everybody, anonymous users among them.
bool is_open_to_all(const RuleRun& run, std::uint32_t permission) {
  const auto& entries = run.context().section(kAuthorization).entries(run.subject().place(), "").in_force;
  return std::any_of(entries.begin(), entries.end(), [permission](const config::Part& entry) {
    const config::Value type = config::entry_value(entry, "accessType");
    const config::Value permissions = config::entry_value(entry, "permissions");
    if (!type.is_known() || type.number != 0 || !permissions.is_known()) return false;
    if ((permissions.number & permission) == 0) return false;
    const std::string users = config::entry_value(entry, "users").text;
    const auto words = base::split(users, ',');
    return std::any_of(words.begin(), words.end(), [](std::string_view word) {
      return base::trim(word) == "*" || base::trim(word) == "?";
    });
  });
}

std::string_view without_dot(std::string_view extension) {
  return extension.starts_with(".") ? extension.substr(1) : extension;
}

/// Whether the filter lets an extension pass; nothing when that cannot be told. Entries count with and
/// without the dot: the documentation shows both.
std::optional<bool> lets_pass(const config::Entries& entries, bool allows_unlisted,
                              std::string_view extension) {
  if (entries.may_be_incomplete) return std::nullopt;
  for (const config::Part& entry : entries.in_force) {
    const std::string listed = config::entry_value(entry, "fileExtension").text;
    if (!base::equals_ignoring_case(without_dot(listed), extension)) continue;
    const config::Value allowed = config::entry_value(entry, "allowed");
    if (!allowed.is_known()) return std::nullopt;
    return allowed.number != 0;
  }
  return allows_unlisted;
}

void report(RuleRun& run, std::uint32_t permission, const SiteOutline& web, std::vector<std::string> found,
            std::string_view last_word) {
  Details details;
  details.holes = {{"found", base::join_words(found, last_word)}};
  const bool is_same = web.element == run.site().element();
  for (const config::SiteBinding& binding : web.bindings) {
    if (binding.protocol != "http" && binding.protocol != "https") continue;
    details.related.push_back(
        {is_same ? "over HTTP the folder is served here" : "this site serves the folder over HTTP",
         run.span_of(binding.element, "bindingInformation")});
    break;
  }
  run.report(is_open_to_all(run, permission) ? "everybody" : "named", std::move(details));
}

}  // namespace

void ftp_executable_upload(RuleRun& run) {
  constexpr std::uint32_t kWrite = 2;
  const SiteOutline* web = web_site_of(run);
  if (web == nullptr) return;
  const config::Entries& entries =
      run.context().section(kFiltering).entries(run.subject().place(), "fileExtensions");
  std::vector<std::string> open;
  for (const std::string_view extension : kActiveExtensions) {
    const auto passes = lets_pass(entries, run.value("unlisted").number != 0, extension);
    if (!passes) return;
    if (*passes) open.push_back("." + std::string(extension));
  }
  if (!open.empty()) report(run, kWrite, *web, std::move(open), "and");
}

void ftp_web_config_exposed(RuleRun& run) {
  constexpr std::uint32_t kRead = 1;
  const SiteOutline* web = web_site_of(run);
  if (web == nullptr) return;
  const config::Entries& entries =
      run.context().section(kFiltering).entries(run.subject().place(), "hiddenSegments");
  if (entries.may_be_incomplete) return;
  std::vector<std::string> open;
  for (const std::string_view segment : kSecretSegments) {
    const bool is_hidden =
        std::any_of(entries.in_force.begin(), entries.in_force.end(), [segment](const config::Part& entry) {
          return base::equals_ignoring_case(config::entry_value(entry, "segment").text, segment);
        });
    if (!is_hidden) open.emplace_back(segment);
  }
  if (!open.empty()) report(run, kRead, *web, std::move(open), "and");
}

namespace {

/// The case, when the path is one that no FTP site should hand out. The names are those of a server whose
/// system drive is C:, as config::WindowsPath has them.
std::string_view system_folder(const config::WindowsPath& path) {
  using config::is_path_at_or_below;
  if (path.kind == config::PathKind::drive_root)
    return path.normal.starts_with("c:") ? "system-drive" : "drive-root";
  if (path.kind != config::PathKind::absolute) return {};
  if (is_path_at_or_below(path.normal, "c:\\windows")) return "windows";
  if (path.normal == "c:\\users") return "profiles";
  for (const char* folder : {"c:\\program files", "c:\\program files (x86)", "c:\\programdata"}) {
    if (is_path_at_or_below(path.normal, folder)) return "programs";
  }
  if (path.normal == "c:\\inetpub") return "inetpub";
  for (const char* folder : {"c:\\inetpub\\logs", "c:\\inetpub\\temp", "c:\\inetpub\\history"}) {
    if (is_path_at_or_below(path.normal, folder)) return "inetpub";
  }
  return {};
}

}  // namespace

void ftp_content_system_path(RuleRun& run) {
  for (const SiteOutline& site : outline_of(run).sites) {
    if (!site.speaks("ftp")) continue;
    for (const config::ApplicationOutline& application : site.applications) {
      for (const FolderOutline& folder : application.folders) {
        if (!folder.physical_path.is_written()) continue;
        const std::string_view variant = system_folder(config::parse_windows_path(folder.physical_path.text));
        if (variant.empty()) continue;
        Details details;
        details.at = spot_of_attribute(run, folder.physical_path.holder, folder.physical_path.attribute);
        details.holes = {{"path", folder.physical_path.text}};
        details.sites = {site.name};
        run.report(variant, std::move(details));
      }
    }
  }
}

}  // namespace iislint::rules::code
