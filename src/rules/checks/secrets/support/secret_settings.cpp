#include "rules/checks/secrets/support/secret_settings.h"

#include <algorithm>
#include <string>
#include <vector>

#include "base/text.h"
#include "base/word_list.h"
#include "rules/checks/secrets/support/credentials.h"

namespace iislint::rules::checks {
namespace {

bool is_capital(char c) {
  return c >= 'A' && c <= 'Z';
}

bool is_small(char c) {
  return c >= 'a' && c <= 'z';
}

/// "Smtp.ClientSecret", "SMTP_CLIENT_SECRET" and "SMTPClientSecret" are smtp, client, secret.
std::vector<std::string> words_of(std::string_view key) {
  std::vector<std::string> words;
  bool is_new = true;
  for (std::size_t i = 0; i < key.size(); ++i) {
    const char c = key[i];
    if (!is_capital(c) && !is_small(c) && !base::is_digit(c)) {
      is_new = true;
      continue;
    }
    const bool ends_capitals = i > 0 && i + 1 < key.size() && is_capital(key[i - 1]) && is_small(key[i + 1]);
    const bool follows_small = i > 0 && !is_capital(key[i - 1]);
    if (is_new || (is_capital(c) && (follows_small || ends_capitals))) words.emplace_back();
    words.back() += base::to_lower(c);
    is_new = false;
  }
  return words;
}

bool ends_with_one_of(std::string_view text, std::initializer_list<std::string_view> endings) {
  return std::any_of(endings.begin(), endings.end(),
                     [text](std::string_view e) { return text.ends_with(e); });
}

/// "RequirePassword", "LostPassword" and "LabelPassword" say something about secrets and hold none.
bool speaks_about_secret(const std::vector<std::string>& words) {
  static constexpr std::string_view kBefore[] = {"reset", "require",      "forgot",  "change",
                                                 "allow", "lost",         "label",   "no",
                                                 "hash",  "cancellation", "forgery", "verification"};
  const std::string& last = words.back();
  if (words.front() == "label" || words.front() == "lbl") return true;
  if (words.size() > 1 && base::has_word(kBefore, words[words.size() - 2])) return true;
  return last.ends_with("password") && base::has_word(kBefore, last.substr(0, last.size() - 8));
}

/// What the end of a key says of its value.
enum class KeyKind : unsigned char { other, password, pass, key };

KeyKind kind_of(std::string_view key) {
  const std::vector<std::string> words = words_of(key);
  if (words.empty() || speaks_about_secret(words)) return KeyKind::other;
  std::string letters;
  for (const std::string& word : words)
    letters += word;
  if (ends_with_one_of(letters, {"publickey", "publickeytoken", "sitekey"})) return KeyKind::other;
  if (ends_with_one_of(letters, {"password", "passwd", "pwd", "passphrase"})) return KeyKind::password;
  if (words.back() == "pass") return KeyKind::pass;
  const bool is_key =
      words.back() == "token" ||
      ends_with_one_of(letters, {"secret", "secretkey", "apikey", "accountkey", "accesskey", "privatekey",
                                 "authtoken", "accesstoken", "apitoken", "sharedkey", "jwtkey",
                                 "encryptionkey", "signingkey", "masterkey", "storagekey"});
  return is_key ? KeyKind::key : KeyKind::other;
}

bool is_switch(std::string_view text) {
  static constexpr std::string_view kWords[] = {"true", "false", "yes", "no", "on", "off"};
  return base::has_word(kWords, text);
}

bool is_address_or_path(std::string_view text) {
  static constexpr std::string_view kBeginnings[] = {"/", "~/", "./", "../", ".\\", "..\\"};
  const auto begins = [text](std::string_view beginning) { return text.starts_with(beginning); };
  return text.find("://") != std::string_view::npos || text.find(":\\") == 1 ||
         std::any_of(std::begin(kBeginnings), std::end(kBeginnings), begins) ||
         ends_with_one_of(base::lower(text),
                          {".aspx", ".asp", ".ashx", ".htm", ".html", ".cshtml", ".vbhtml", ".php", ".xml",
                           ".json", ".txt", ".config", ".pem", ".pfx", ".key"});
}

/// A switch, small number, address or path, or what stands for a secret that is put in later.
bool is_surely_none(std::string_view text) {
  constexpr std::size_t kLongestNumber = 4;
  const auto is_digit = [](char c) { return base::is_digit(c); };
  return is_stand_in(text) || is_switch(text) || is_address_or_path(text) ||
         (text.size() <= kLongestNumber && std::all_of(text.begin(), text.end(), is_digit));
}

/// Whether the text could be a secret: long enough, and of a key not a plain word.
bool could_be_secret(KeyKind kind, std::string_view text) {
  constexpr std::size_t kShortestPassword = 3, kShortestPass = 6, kShortestKey = 12;
  const auto is_digit = [](char c) { return base::is_digit(c); };
  if (kind == KeyKind::password) return text.size() >= kShortestPassword;
  return text.size() >= (kind == KeyKind::pass ? kShortestPass : kShortestKey) &&
         text.find(' ') == std::string_view::npos && std::any_of(text.begin(), text.end(), is_digit);
}

}  // namespace

bool is_secret_setting(std::string_view key, std::string_view value) {
  const KeyKind kind = kind_of(key);
  value = base::trim(value);
  return kind != KeyKind::other && !is_surely_none(value) && could_be_secret(kind, value);
}

bool is_secret_variable(std::string_view name, std::string_view value) {
  constexpr std::size_t kShortest = 8;
  if (is_secret_setting(name, value)) return true;
  value = base::trim(value);
  if (kind_of(name) == KeyKind::other || is_surely_none(value) || value.size() < kShortest) return false;
  const bool has_capital = std::any_of(value.begin(), value.end(), is_capital);
  const bool has_small = std::any_of(value.begin(), value.end(), is_small);
  const bool has_other =
      std::any_of(value.begin(), value.end(), [](char c) { return !is_capital(c) && !is_small(c); });
  return value.find(' ') == std::string_view::npos && has_capital + has_small + has_other > 1;
}

}  // namespace iislint::rules::checks
