#include "rules/checks/ftp/providers/ftp_provider_clsid_format.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

#include "base/ascii.h"
#include "values/deployment_token.h"
#include "xml/anchor.h"

namespace iislint::rules::checks {
namespace {

using Case = FtpProviderClsidFormat::Case;

/// Digits of a GUID with its hyphens and without braces.
bool is_guid_body(std::string_view text) {
  constexpr std::string_view kForm = "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";
  if (text.size() != kForm.size()) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (kForm[i] == '-' ? text[i] != '-' : base::hex_value(text[i]) < 0) return false;
  }
  return true;
}

}  // namespace

void check(const FtpProviderClsidFormat& rule, Reporter<FtpProviderClsidFormat>& reporter) {
  const FileView& file = rule.file();
  const config::Value& value = rule.clsid();
  const std::string_view text = value.text;
  if (!values::deployment_token(text).empty()) return;  // "{0}" is likely one, but not where braces belong
  if (text.size() > 2 && text.front() == '{' && text.back() == '}' &&
      is_guid_body(text.substr(1, text.size() - 2)))
    return;
  if (!is_guid_body(text)) return reporter.report(Case::malformed);
  FtpProviderClsidFormat::Finding finding;
  const xml::Attribute& attribute = file.document().attribute(value.attribute);
  if (attribute.quoted && attribute.closed) {
    finding.fixes.push_back({"Enclose the class id in braces",
                             diag::FixSafety::safe,
                             {{xml::content_of(file.document(), attribute), "{" + std::string(text) + "}"}}});
  }
  reporter.report(Case::no_braces, std::move(finding));
}

}  // namespace iislint::rules::checks
