#include "settings/settings.h"

#include <algorithm>

#include "base/glob.h"
#include "base/text.h"

namespace iislint::settings {

diag::SiteFacts facts_of(const Settings& settings, std::string_view site) {
  diag::SiteFacts facts;
  for (const SiteEntry& entry : settings.site_entries) {
    if (!base::matches_glob(site, entry.sites)) continue;
    for (const auto& [name, word] : entry.facts)
      facts[name] = word;
  }
  return facts;
}

std::string normal_physical_path(std::string_view path) {
  std::string text = base::lower(path);
  std::replace(text.begin(), text.end(), '\\', '/');
  // The drive of a server's system is C: on nearly all of them, and IIS itself writes the variable.
  constexpr std::string_view kSystemDrive = "%systemdrive%";
  if (text.starts_with(kSystemDrive)) text.replace(0, kSystemDrive.size(), "c:");
  while (text.size() > 1 && text.back() == '/')
    text.pop_back();
  return text;
}

}  // namespace iislint::settings
