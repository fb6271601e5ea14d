#include "rules/checks/server/tls/binding_wildcard_host.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>

#include "rules/checks/server/support/binding_texts.h"

namespace iislint::rules::checks {
namespace {

/// Top-level names that no registry hands out: they belong to the network itself.
bool is_internal(std::string_view label) {
  static constexpr std::string_view kNames[] = {"localhost", "local",   "localdomain", "internal",
                                                "intranet",  "test",    "lan",         "home",
                                                "corp",      "private", "invalid",     "example"};
  return std::find(std::begin(kNames), std::end(kNames), label) != std::end(kNames);
}

}  // namespace

void check(const BindingWildcardHost& rule, Reporter<BindingWildcardHost>& reporter) {
  const FileView& file = rule.file();
  const config::ServerColumns& server = file.columns();
  for (const config::BindingRow& binding : server.bindings()) {
    const std::string_view host = server.text(binding.host);
    if (!host.starts_with("*.") || binding.protocol == server.ftp()) continue;
    const std::string_view label = host.substr(2);
    if (label.empty() || label.find('.') != std::string_view::npos || is_internal(label)) continue;
    if (!is_judged(file, binding)) continue;
    BindingWildcardHost::Finding finding{finding_at_piece(file, binding.element, binding.information, 0, 0),
                                         {.host = std::string(host)}};
    reporter.report(std::move(finding));
  }
}

}  // namespace iislint::rules::checks
