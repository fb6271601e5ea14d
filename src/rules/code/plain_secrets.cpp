// Passwords that anybody reads who can read the file.
#include <algorithm>
#include <optional>

#include "base/text.h"
#include "base/word_list.h"
#include "config/connection_string.h"
#include "rules/code/credentials.h"
#include "rules/code/reading.h"
#include "rules/code_rules.h"
#include "schema/key_path.h"
#include "schema/text_secrets.h"
#include "xml/anchor.h"

namespace iislint::rules::code {
namespace {

using schema::Standing;

/// Calls `visit(element, attribute)` for the attributes whose values are among the document's secrets: no
/// report shows them.
template <typename Visit>
void for_each_secret(const RuleRun& run, Visit&& visit) {
  const auto& secrets = run.config().binding().secrets;
  if (secrets.empty()) return;
  std::size_t next = 0;
  for_each_attribute(run.document(), [&](xml::NodeId element, xml::AttributeId id) {
    const xml::Attribute& attribute = run.document().attribute(id);
    while (next < secrets.size() && secrets[next].end <= attribute.value_begin)
      ++next;
    if (next == secrets.size() || secrets[next].begin >= attribute.value_end) return;
    if (attribute.quoted && attribute.closed) visit(element, id);
  });
}

void report(RuleRun& run, std::string_view variant, xml::NodeId element, xml::AttributeId attribute,
            std::vector<std::pair<std::string_view, std::string>> holes = {}) {
  Details details;
  details.at = spot_of_attribute(run, element, attribute);
  details.at->actual.reset();
  details.holes = std::move(holes);
  details.holes.emplace_back("attribute",
                             std::string(run.document().name(run.document().attribute(attribute))));
  const std::string site = schema::enclosing_site(run.document(), run.config().binding(), element);
  if (!site.empty()) details.sites = {site};
  run.report(variant, std::move(details));
}

std::string value_of(const RuleRun& run, xml::NodeId element, std::string_view name) {
  const xml::AttributeId id = run.document().find_attribute(element, name);
  return id == xml::kNone ? std::string() : text_of(run, id);
}

bool stands_in(const RuleRun& run, xml::NodeId element, std::string_view parent) {
  const xml::NodeId id = run.document().node(element).parent;
  return id != xml::kNone && id != 0 && run.document().name(id) == parent;
}

bool is_redirection(const RuleRun& run, xml::NodeId element) {
  return run.document().name(element) == "configurationRedirection";
}

/// The logon of a value that is a connection string; nothing for other texts.
std::optional<config::ConnectionLogon> connection_of(const RuleRun& run, xml::NodeId element,
                                                     xml::AttributeId attribute) {
  const std::string text = text_of(run, attribute);
  if (text.find('=') == std::string::npos) return std::nullopt;
  config::ConnectionLogon logon = config::logon_of(text);
  const bool is_by_place = stands_in(run, element, "connectionStrings");
  if (!logon.password || (!logon.names_server && !is_by_place)) return std::nullopt;
  return logon;
}

}  // namespace

void plaintext_password_attribute(RuleRun& run) {
  const schema::Binding& binding = run.config().binding();
  for_each_secret(run, [&](xml::NodeId element, xml::AttributeId id) {
    const schema::AttributeFact* fact = binding.fact(id);
    if (fact == nullptr || !fact->encrypted || binding.elements[element].standing != Standing::bound) return;
    if (is_redirection(run, element) || is_stand_in(text_of(run, id))) return;
    report(run, "", element, id, {{"element", std::string(run.document().name(element))}});
  });
}

void connection_string_password(RuleRun& run) {
  for_each_secret(run, [&](xml::NodeId element, xml::AttributeId id) {
    const auto logon = connection_of(run, element, id);
    if (!logon || is_stand_in(*logon->password)) return;
    const bool is_sa = base::equals_ignoring_case(logon->user, "sa");
    report(run, logon->is_key ? "key" : is_sa ? "administrator" : "password", element, id);
  });
}

void connection_string_empty_password(RuleRun& run) {
  for_each_secret(run, [&](xml::NodeId element, xml::AttributeId id) {
    const auto logon = connection_of(run, element, id);
    if (logon && !logon->is_key && logon->password->empty() && !logon->user.empty())
      report(run, "", element, id);
  });
}

void known_default_credential(RuleRun& run) {
  for_each_secret(run, [&](xml::NodeId element, xml::AttributeId id) {
    const std::string_view name = run.document().name(run.document().attribute(id));
    std::string user, password;
    if (const auto logon = connection_of(run, element, id)) {
      user = logon->user;
      password = *logon->password;
    } else if (base::equals_ignoring_case(name, "password") || base::equals_ignoring_case(name, "pwd")) {
      for (const char* known : {"userName", "username", "user", "name"}) {
        if (user.empty()) user = value_of(run, element, known);
      }
      password = text_of(run, id);
    }
    if (is_known_default(user, password)) report(run, "", element, id);
  });
}

void smtp_password(RuleRun& run) {
  const xml::Document& document = run.document();
  for_each_secret(run, [&](xml::NodeId element, xml::AttributeId id) {
    if (document.name(element) != "network" || !stands_in(run, element, "smtp")) return;
    if (document.name(document.attribute(id)) != "password" || is_stand_in(text_of(run, id))) return;
    const bool is_encrypted_way = value_of(run, element, "enableSsl") == "true";
    report(run, is_encrypted_way ? "stored" : "stored-and-sent", element, id);
  });
}

void config_redirection_plain_password(RuleRun& run) {
  for_each_secret(run, [&](xml::NodeId element, xml::AttributeId id) {
    if (!is_redirection(run, element) || run.document().name(run.document().attribute(id)) != "password")
      return;
    if (!is_stand_in(text_of(run, id))) report(run, "", element, id);
  });
}

// ---- appSettings

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

void app_settings_secret(RuleRun& run) {
  for_each_secret(run, [&](xml::NodeId element, xml::AttributeId id) {
    if (run.document().name(element) != "add" || !stands_in(run, element, "appSettings")) return;
    if (run.document().name(run.document().attribute(id)) != "value" || connection_of(run, element, id))
      return;
    const std::string key = value_of(run, element, "key");
    if (!names_secret(key) || !could_be_secret(key, text_of(run, id))) return;
    report(run, "", element, id, {{"key", key}});
  });
}

// ---- addresses with a password in them

namespace {

/// "user:password@host" explains how such an address is written.
bool is_word_for_secret(std::string_view text) {
  static constexpr std::string_view kWords[] = {"password", "pass", "passwd", "pwd", "secret"};
  return base::has_word(kWords, text);
}

/// Whether the text holds scheme://user:password@host with a password that can be used.
bool holds_password(std::string_view text) {
  for (std::size_t at = text.find("://"); at != std::string_view::npos; at = text.find("://", at + 1)) {
    const std::size_t begin = at + 3;
    const std::size_t end = std::min(text.find_first_of("/?#\\ \"'<>", begin), text.size());
    const std::string_view authority = text.substr(begin, end - begin);
    const std::size_t sign = authority.rfind('@');
    const std::size_t colon = authority.find(':');
    if (sign == std::string_view::npos || colon == std::string_view::npos || colon + 1 >= sign) continue;
    const std::string_view password = authority.substr(colon + 1, sign - colon - 1);
    if (!is_stand_in(password) && !is_word_for_secret(password)) return true;
  }
  return false;
}

bool is_proxy(const RuleRun& run, xml::NodeId element) {
  return run.document().name(element) == "proxy" && stands_in(run, element, "defaultProxy");
}

void judge_addresses(RuleRun& run, bool of_proxy) {
  for_each_secret(run, [&](xml::NodeId element, xml::AttributeId id) {
    if (is_proxy(run, element) == of_proxy && holds_password(text_of(run, id))) report(run, "", element, id);
  });
}

}  // namespace

void network_credential_proxy(RuleRun& run) {
  judge_addresses(run, true);
}

void secret_in_uri(RuleRun& run) {
  judge_addresses(run, false);
}

// ---- comments

namespace {

/// The name that stands before the "=" of a value inside a comment.
std::string_view name_before(std::string_view text, std::uint32_t begin) {
  std::size_t end = begin;
  const auto is_between = [](char c) { return c == '=' || c == '"' || c == '\'' || base::is_space(c); };
  while (end > 0 && is_between(text[end - 1]))
    --end;
  std::size_t start = end;
  const auto is_part = [](char c) {
    return base::is_digit(c) || (base::to_lower(c) >= 'a' && base::to_lower(c) <= 'z') || c == '_';
  };
  while (start > 0 && is_part(text[start - 1]))
    --start;
  return text.substr(start, end - start);
}

/// Whether the value that begins there is one of an attribute: a name, "=" and a quote, with nothing between.
/// Prose that only speaks of a password is hidden from reports, but tells nothing for certain.
bool is_attribute_value(std::string_view text, std::uint32_t begin) {
  if (begin < 2 || (text[begin - 1] != '"' && text[begin - 1] != '\'') || text[begin - 2] != '=')
    return false;
  const std::string_view name = name_before(text, begin);
  const std::size_t start = begin - 2 - name.size();
  return !name.empty() && start > 0 && base::is_space(text[start - 1]);
}

/// The addresses and connection strings with passwords in one comment, asked for from left to right.
class InnerSecrets {
 public:
  explicit InnerSecrets(std::string_view comment) : ranges_(schema::secrets_in_text(comment)) {
    std::sort(ranges_.begin(), ranges_.end(),
              [](const schema::TextRange& a, const schema::TextRange& b) { return a.begin < b.begin; });
  }

  bool touch(std::uint32_t begin, std::uint32_t end) {
    while (next_ < ranges_.size() && ranges_[next_].end <= begin)
      ++next_;
    return next_ < ranges_.size() && ranges_[next_].begin < end;
  }

 private:
  std::vector<schema::TextRange> ranges_;
  std::size_t next_ = 0;
};

bool is_usable_in_comment(std::string_view text) {
  if (is_stand_in(text) || is_word_for_secret(text) || text.size() < 3) return false;
  if (text.find('=') == std::string_view::npos) return true;
  const config::ConnectionLogon logon = config::logon_of(text);
  return !logon.names_server || (logon.password && !is_stand_in(*logon.password));
}

}  // namespace

void comment_with_secret(RuleRun& run) {
  const xml::Document& document = run.document();
  const auto& secrets = run.config().binding().secrets;
  std::size_t next = 0;
  for (xml::NodeId id = 1; id < document.nodes.size() && next < secrets.size(); ++id) {
    const xml::Node& node = document.node(id);
    if (node.kind != xml::NodeKind::comment) continue;
    while (next < secrets.size() && secrets[next].begin < node.begin)
      ++next;
    if (next == secrets.size() || secrets[next].begin >= node.end) continue;
    InnerSecrets inner(document.text().substr(node.begin, node.end - node.begin));
    for (; next < secrets.size() && secrets[next].end <= node.end; ++next) {
      const source::Span& span = secrets[next];
      if (!is_attribute_value(document.text(), span.begin) &&
          !inner.touch(span.begin - node.begin, span.end - node.begin))
        continue;
      if (!is_usable_in_comment(document.file().text(span))) continue;
      Details details;
      details.at = Spot{span, std::string(), std::nullopt};
      const std::string_view name = name_before(document.text(), span.begin);
      details.holes = {{"name", name.empty() ? std::string() : " (" + std::string(name) + ")"}};
      run.report("", std::move(details));
      break;  // one word for each comment
    }
  }
}

}  // namespace iislint::rules::code
