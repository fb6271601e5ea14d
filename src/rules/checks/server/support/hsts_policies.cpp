#include "rules/checks/server/support/hsts_policies.h"

#include <algorithm>
#include <charconv>

#include "base/text.h"
#include "config/files/hierarchy.h"
#include "config/lookup/collection.h"
#include "rules/checks/support/reading.h"

namespace iislint::rules::checks {
namespace {

struct HstsHeaders {
  std::vector<HstsHeader> all;
};

HstsHeaders find_headers(const FileView& file) {
  constexpr std::string_view kProtocol = "system.webServer/httpProtocol";
  HstsHeaders headers;
  const config::Hierarchy& hierarchy = file.hierarchy();
  for (const config::Layer& layer : hierarchy.sections(hierarchy.own_index(), kProtocol)) {
    const config::ElementRef list =
        config::below({&file.document(), &file.binding(), layer.element}, "customHeaders");
    if (!list.exists()) continue;
    for (const config::ElementRef& entry : config::entries_of({list}).in_force) {
      const config::Value name = config::entry_value(entry, "name");
      const config::Value value = config::entry_value(entry, "value");
      if (!name.is_known() || !value.is_written() || has_token(value.text)) continue;
      if (!base::equals_ignoring_case(base::trim(name.text), "Strict-Transport-Security")) continue;
      headers.all.push_back({entry.element, read_hsts(value.text)});
    }
  }
  return headers;
}

}  // namespace

HstsDirectives read_hsts(std::string_view header) {
  HstsDirectives directives;
  for (const std::string_view part : base::split(header, ';')) {
    const std::size_t equals = part.find('=');
    const std::string name = base::lower(base::trim(part.substr(0, equals)));
    directives.has_subdomains = directives.has_subdomains || name == "includesubdomains";
    directives.has_preload = directives.has_preload || name == "preload";
    if (name != "max-age" || equals == std::string_view::npos) continue;
    std::string_view value = base::trim(part.substr(equals + 1));
    if (value.size() > 1 && value.front() == '"' && value.back() == '"')
      value = value.substr(1, value.size() - 2);
    std::int64_t seconds = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), seconds);
    if (error == std::errc() && end == value.data() + value.size()) directives.max_age = seconds;
  }
  return directives;
}

const std::vector<HstsHeader>& hsts_headers(const FileView& file) {
  return file.shared<HstsHeaders>(find_headers).all;
}

std::vector<std::size_t> sites_with(const FileView& file, std::size_t slot) {
  const config::ValueColumn column = file.columns().values(slot);
  std::vector<std::size_t> sites;
  for (std::size_t site = 0; site < column.numbers.size(); ++site) {
    const bool is_known =
        column.origins[site] != config::Origin::unknown && column.origins[site] != config::Origin::refused;
    if (is_known && column.numbers[site] != 0) sites.push_back(site);
  }
  return sites;
}

bool has_https(const FileView& file, std::size_t site) {
  return file.columns().speaks(site, file.columns().https());
}

}  // namespace iislint::rules::checks
