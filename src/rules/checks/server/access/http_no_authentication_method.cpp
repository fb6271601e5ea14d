#include "rules/checks/server/access/http_no_authentication_method.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "rules/checks/support/known_server.h"
#include "rules/checks/support/reading.h"

namespace iislint::rules::checks {
namespace {

constexpr std::string_view kModules = "system.webServer/modules";

/// A managed module that is not .NET's own.
config::Tristate is_foreign_module(const config::ElementRef& entry) {
  const std::string type = config::entry_value(entry, "type").text;
  const bool is_foreign = !type.empty() && !type.starts_with("System.Web.");
  return is_foreign ? config::Tristate::yes : config::Tristate::no;
}

bool has_foreign_module(const HttpNoAuthenticationMethod& rule) {
  static constexpr char kQuestion = 0;
  const config::Entries& modules = rule.file().section(kModules).entries(rule.place(), "");
  return modules.may_be_incomplete ||
         modules.in_force.greatest(&kQuestion, is_foreign_module) == config::Tristate::yes;
}

bool is_enabled_below(const HttpNoAuthenticationMethod& rule) {
  const std::pair<std::string_view, const config::Value&> methods[] = {
      {"system.webServer/security/authentication/anonymousAuthentication", rule.anonymous()},
      {"system.webServer/security/authentication/windowsAuthentication", rule.windows()},
      {"system.webServer/security/authentication/basicAuthentication", rule.basic()},
      {"system.webServer/security/authentication/digestAuthentication", rule.digest()},
      {"system.webServer/security/authentication/clientCertificateMappingAuthentication", rule.directory()},
      {"system.webServer/security/authentication/iisClientCertificateMappingAuthentication", rule.mapping()}};
  return std::any_of(std::begin(methods), std::end(methods), [&](const auto& method) {
    return differs_below(rule, method.first, "", method.second);
  });
}

}  // namespace

void check(const HttpNoAuthenticationMethod& rule, Reporter<HttpNoAuthenticationMethod>& reporter) {
  const bool says_all = rule.windows().is_written() && rule.basic().is_written();
  if ((!knows_server(rule.file()) && !says_all) || has_foreign_module(rule) || is_enabled_below(rule)) return;
  reporter.report();
}

}  // namespace iislint::rules::checks
