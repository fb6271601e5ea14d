#include "rules/checks/aspnet/aspnet_strong_crypto_off.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>

#include "base/text.h"
#include "rules/checks/aspnet/support/elements.h"

namespace iislint::rules::checks {
namespace {

// Source: Microsoft, "Transport Layer Security (TLS) best practices with .NET Framework".
constexpr std::string_view kSwitches[] = {
    "Switch.System.Net.DontEnableSchUseStrongCrypto", "Switch.System.Net.DontEnableSystemDefaultTlsVersions",
    "Switch.System.ServiceModel.DisableUsingServicePointManagerSecurityProtocols",
    "Switch.System.ServiceModel.DontEnableSystemDefaultTlsVersions"};

/// Whether a "name=value" turns one of the switches on.
bool weakens(std::string_view setting) {
  const std::size_t sign = setting.find('=');
  if (sign == std::string_view::npos) return false;
  const std::string_view name = base::trim(setting.substr(0, sign));
  return base::equals_ignoring_case(base::trim(setting.substr(sign + 1)), "true") &&
         std::find(std::begin(kSwitches), std::end(kSwitches), name) != std::end(kSwitches);
}

}  // namespace

void check(const AspnetStrongCryptoOff& rule, Reporter<AspnetStrongCryptoOff>& reporter) {
  const FileView& file = rule.file();
  for_each_at(file, "runtime/AppContextSwitchOverrides", [&](xml::NodeId element) {
    const xml::AttributeId id = file.document().find_attribute(element, "value");
    if (id == xml::kNone) return;
    const std::string text = text_of(file, id);
    for (const std::string_view piece : base::split(text, ';')) {
      const std::string_view setting = base::trim(piece);
      if (!weakens(setting)) continue;
      const auto begin = static_cast<std::size_t>(setting.data() - text.data());
      AspnetStrongCryptoOff::Finding finding{
          finding_at_piece(file, element, id, begin, begin + setting.size()), {}};
      finding.args = {.name = std::string(setting.substr(0, setting.find('=')))};
      reporter.report(std::move(finding));
    }
  });
}

}  // namespace iislint::rules::checks
