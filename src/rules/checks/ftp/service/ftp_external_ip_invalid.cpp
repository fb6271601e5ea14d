#include "rules/checks/ftp/service/ftp_external_ip_invalid.h"

#include <algorithm>
#include <cstddef>
#include <string_view>

#include "base/text.h"
#include "rules/checks/support/reading.h"
#include "values/ipv4.h"

namespace iislint::rules::checks {
namespace {

using Case = FtpExternalIpInvalid::Case;

Case fault_of(std::string_view text) {
  const std::string_view inner = base::trim(text);
  if (inner.size() != text.size() && values::parse_ipv4(inner)) return Case::blanks;
  if (text.find_first_of("[]") != std::string_view::npos || std::count(text.begin(), text.end(), ':') > 1)
    return Case::ipv6;
  if (const std::size_t colon = text.find(':'); colon != std::string_view::npos) {
    return values::parse_ipv4(text.substr(0, colon)) ? Case::port : Case::other;
  }
  const bool is_numeric = text.find_first_not_of("0123456789.") == std::string_view::npos;
  return is_numeric || text.find_first_of(" /,;") != std::string_view::npos ? Case::other : Case::host_name;
}

}  // namespace

void check(const FtpExternalIpInvalid& rule, Reporter<FtpExternalIpInvalid>& reporter) {
  const std::string_view text = rule.address().text;
  if (!text.empty() && !has_token(text) && !values::parse_ipv4(text)) reporter.report(fault_of(text));
}

}  // namespace iislint::rules::checks
