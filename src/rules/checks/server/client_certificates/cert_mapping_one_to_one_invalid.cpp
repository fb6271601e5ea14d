#include "rules/checks/server/client_certificates/cert_mapping_one_to_one_invalid.h"

#include <algorithm>
#include <cctype>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "base/text.h"
#include "rules/checks/support/reading.h"
#include "xml/anchor.h"

namespace iislint::rules::checks {
namespace {

using Case = CertMappingOneToOneInvalid::Case;

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

bool is_base64(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || base::is_digit(c) || c == '+' || c == '/';
}

/// The text between the lines of a PEM file, without blanks.
std::string base64_of(std::string_view text) {
  const std::size_t begin = text.find("-----BEGIN");
  if (begin != std::string_view::npos) {
    const std::size_t first = text.find("-----", begin + 10);
    const std::size_t last = text.find("-----END");
    if (first != std::string_view::npos && last != std::string_view::npos && first + 5 <= last)
      text = text.substr(first + 5, last - first - 5);
  }
  std::string digits;
  std::copy_if(text.begin(), text.end(), std::back_inserter(digits), [](char c) { return !is_blank(c); });
  return digits;
}

/// Where the first character is that is not Base64; the size when there is none.
std::size_t first_wrong(std::string_view digits) {
  const std::size_t end = digits.find_last_not_of('=') + 1;  // npos + 1 is 0
  const std::size_t padding = digits.size() - end;
  const auto wrong =
      std::find_if_not(digits.begin(), digits.begin() + static_cast<std::ptrdiff_t>(end), is_base64);
  const auto at = static_cast<std::size_t>(wrong - digits.begin());
  return at == end && padding <= 2 ? digits.size() : at;
}

std::optional<Case> fault_of(std::string_view text, std::string_view digits) {
  if (text.find("-----BEGIN") != std::string_view::npos) return Case::pem;
  if (first_wrong(digits) < digits.size()) return Case::character;
  if (digits != text) return Case::blanks;
  // A DER certificate is a SEQUENCE of more than 255 bytes, or at least of more than 127: 30 8x.
  if (!digits.starts_with("MI")) return Case::other;
  return digits.size() % 4 == 0 ? std::nullopt : std::optional(Case::length);
}

bool is_sound(std::string_view digits) {
  return first_wrong(digits) == digits.size() && digits.starts_with("MI") && digits.size() % 4 == 0;
}

}  // namespace

void check(const CertMappingOneToOneInvalid& rule, Reporter<CertMappingOneToOneInvalid>& reporter) {
  const FileView& file = rule.file();
  const config::Value& certificate = rule.certificate();
  if (!is_written_in(file, certificate) || certificate.text.empty() || has_token(certificate.text)) return;
  const std::string digits = base64_of(certificate.text);
  const auto fault = fault_of(certificate.text, digits);
  if (!fault) return;
  CertMappingOneToOneInvalid::Finding finding;
  if (*fault == Case::character) {
    const std::size_t at = certificate.text.find(digits[first_wrong(digits)]);
    finding = {finding_at_piece(file, rule.element(), certificate.attribute, at, at + 1), {}};
    finding.args = {.what = certificate.text.substr(at, 1)};
  }
  const xml::Attribute& attribute = file.document().attribute(certificate.attribute);
  if (is_sound(digits) && digits != certificate.text && attribute.quoted && attribute.closed) {
    finding.fixes.push_back({"Write the Base64 text in one line",
                             diag::FixSafety::safe,
                             {{xml::content_of(file.document(), attribute), digits}}});
  }
  reporter.report(*fault, std::move(finding));
}

}  // namespace iislint::rules::checks
