#include "rules/code/app_settings.h"

#include <algorithm>

#include "base/text.h"
#include "rules/code/credentials.h"
#include "rules/code/secret_values.h"
#include "rules/code_rules.h"

namespace iislint::rules::code {
namespace {

/// The words of "Smtp.ClientSecret" or "SMTP_PASSWORD", in lower case and without separators.
std::string letters_of(std::string_view key) {
  std::string letters;
  for (const char c : key) {
    if (base::is_digit(c) || (base::to_lower(c) >= 'a' && base::to_lower(c) <= 'z'))
      letters += base::to_lower(c);
  }
  return letters;
}

bool ends_with_one_of(std::string_view key, std::initializer_list<std::string_view> endings) {
  return std::any_of(endings.begin(), endings.end(), [key](std::string_view e) { return key.ends_with(e); });
}

/// "PublicKeyToken" and "RequirePassword" say something about secrets and hold none.
bool names_secret(std::string_view key) {
  const std::string letters = letters_of(key);
  if (ends_with_one_of(letters, {"publickey", "publickeytoken", "sitekey", "resetpassword", "requirepassword",
                                 "forgotpassword", "changepassword", "allowpassword"}))
    return false;
  return ends_with_one_of(
      letters, {"password", "passwd", "pwd", "passphrase", "secret", "secretkey", "apikey", "accountkey",
                "accesskey", "privatekey", "authtoken", "accesstoken", "apitoken", "sharedkey"});
}

/// Whether the text could be a secret: no switch, number, address or path, and long enough.
bool could_be_secret(std::string_view key, std::string_view text) {
  text = base::trim(text);
  if (is_stand_in(text) || text.find("://") != std::string_view::npos || text.starts_with("~/")) return false;
  if (base::equals_ignoring_case(text, "true") || base::equals_ignoring_case(text, "false")) return false;
  const std::string letters = letters_of(key);
  if (ends_with_one_of(letters, {"password", "passwd", "pwd", "passphrase"})) return text.size() > 2;
  constexpr std::size_t kShortestKey = 12;
  return text.size() >= kShortestKey && text.find(' ') == std::string_view::npos &&
         std::any_of(text.begin(), text.end(), base::is_digit);
}

}  // namespace

bool is_secret_setting(std::string_view key, std::string_view value) {
  return names_secret(key) && could_be_secret(key, value);
}

void app_settings_secret(RuleRun& run) {
  for_each_secret(run, [&](xml::NodeId element, xml::AttributeId id) {
    if (run.document().name(element) != "add" || !stands_in(run, element, "appSettings")) return;
    if (run.document().name(run.document().attribute(id)) != "value" || connection_of(run, element, id))
      return;
    const std::string key = value_of(run, element, "key");
    if (!is_secret_setting(key, text_of(run, id))) return;
    report_secret(run, "", element, id, {{"key", key}});
  });
}

}  // namespace iislint::rules::code
