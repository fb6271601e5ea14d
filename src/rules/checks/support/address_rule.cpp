#include "rules/checks/support/address_rule.h"

#include <algorithm>

#include "base/text.h"
#include "values/ipv4.h"

namespace iislint::rules::checks {
namespace {

bool is_like_ipv6(std::string_view text) {
  return text.find(':') != std::string_view::npos && std::all_of(text.begin(), text.end(), [](char c) {
           return base::is_digit(c) || (base::to_lower(c) >= 'a' && base::to_lower(c) <= 'f') || c == ':' ||
                  c == '.';
         });
}

}  // namespace

AddressProblem problem_of_address(std::string_view text) {
  if (has_token(text) || values::parse_ipv4(text)) return AddressProblem::none;
  const std::size_t slash = text.find('/');
  const std::string_view address = text.substr(0, slash);
  const bool is_address = values::parse_ipv4(address) || is_like_ipv6(address);
  if (slash != std::string_view::npos) return is_address ? AddressProblem::network : AddressProblem::address;
  return is_like_ipv6(text) ? AddressProblem::ipv6 : AddressProblem::address;
}

MaskProblem problem_of_mask(std::string_view text) {
  if (has_token(text)) return MaskProblem::none;
  if (values::is_mask_with_holes(text)) return MaskProblem::holes;
  if (!values::parse_mask(text)) return MaskProblem::mask;
  return text.find('.') == std::string_view::npos ? MaskProblem::bits : MaskProblem::none;
}

}  // namespace iislint::rules::checks
