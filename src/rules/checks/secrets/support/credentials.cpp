#include "rules/checks/secrets/support/credentials.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/text.h"
#include "base/word_list.h"
#include "values/deployment_token.h"

namespace iislint::rules::checks {
namespace {

constexpr std::string_view kUsers[] = {"sa",     "admin", "administrator", "root",     "user",    "test",
                                       "guest",  "demo",  "dbo",           "postgres", "oracle",  "sys",
                                       "system", "scott", "ftp",           "ftpuser",  "iisadmin"};
constexpr std::string_view kPasswords[] = {"password",
                                           "password1",
                                           "password123",
                                           "password!",
                                           "passw0rd",
                                           "p@ssw0rd",
                                           "p@ssword",
                                           "p@ssw0rd1",
                                           "p@ssword1",
                                           "p@ssw0rd!",
                                           "pass@word1",
                                           "pass@word",
                                           "pa$$w0rd",
                                           "pa$$word",
                                           "changeme",
                                           "changeit",
                                           "letmein",
                                           "123456",
                                           "12345678",
                                           "123456789",
                                           "1234567890",
                                           "qwerty",
                                           "admin123",
                                           "tiger",
                                           "welcome1",
                                           "yourstrong(!)password",
                                           "yourstrong!passw0rd"};

/// The colon behind the user of an address; "{R:1}" of URL Rewrite and other tokens hold one themselves.
std::size_t user_end(std::string_view authority) {
  int open = 0;
  for (std::size_t i = 0; i < authority.size(); ++i) {
    if (authority[i] == '{') ++open;
    if (authority[i] == '}') --open;
    if (authority[i] == ':' && open <= 0) return i;
  }
  return std::string_view::npos;
}

/// "your-password", "enter your password".
bool speaks_to_reader(std::string_view low) {
  constexpr std::string_view kYour = "your";
  for (std::size_t at = low.find(kYour); at != std::string_view::npos; at = low.find(kYour, at + 1)) {
    const std::size_t behind = at + kYour.size();
    if (at > 0 && base::is_letter(low[at - 1])) continue;
    if (behind + 1 < low.size() && std::string_view("-_ ").find(low[behind]) != std::string_view::npos &&
        base::is_letter(low[behind + 1]))
      return true;
  }
  return false;
}

/// What is written for people to read: letters, and what joins them.
bool consists_of_words(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) {
    const char low = base::to_lower(c);
    return (low >= 'a' && low <= 'z') || std::string_view("-_ .'(),:/").find(c) != std::string_view::npos;
  });
}

}  // namespace

bool is_stand_in(std::string_view text) {
  text = base::trim(text);
  if (text.empty() || (text.starts_with("[enc:") && text.ends_with(":enc]"))) return true;
  if (values::is_all_tokens(text, values::TokenForms::likely)) return true;
  if (text.size() > 2 && text.front() == '<' && text.back() == '>') {
    const std::string inside(text.substr(1, text.size() - 2));
    return consists_of_words(inside) ||
           values::is_whole_token("{" + inside + "}", values::TokenForms::likely);
  }
  if (text.size() > 1 && text.find_first_not_of("*.xX-_?#") == std::string_view::npos) return true;
  const std::string low = base::lower(text);
  if (!consists_of_words(low)) return false;
  return speaks_to_reader(low) || low.starts_with("yourpassword") || low.starts_with("placeholder") ||
         low.ends_with("placeholder") || low == "todo";
}

bool is_known_default(std::string_view user, std::string_view password) {
  if (password.empty()) return false;
  if (base::has_word(kPasswords, password)) return true;
  user = user.substr(user.find('\\') + 1);  // the domain; npos + 1 is 0
  user = user.substr(0, user.find('@'));
  return base::equals_ignoring_case(user, password) && base::has_word(kUsers, user);
}

bool is_word_for_secret(std::string_view text) {
  static constexpr std::string_view kWords[] = {"password", "pass", "passwd", "pwd", "secret"};
  return base::has_word(kWords, text);
}

bool holds_address_with_password(std::string_view text) {
  for (std::size_t at = text.find("://"); at != std::string_view::npos; at = text.find("://", at + 1)) {
    const std::size_t begin = at + 3;
    const std::size_t end = std::min(text.find_first_of("/?#\\ \"'<>", begin), text.size());
    const std::string_view authority = text.substr(begin, end - begin);
    const std::size_t sign = authority.rfind('@');
    const std::size_t colon = user_end(authority);
    if (sign == std::string_view::npos || colon == std::string_view::npos || colon + 1 >= sign) continue;
    const std::string_view password = authority.substr(colon + 1, sign - colon - 1);
    if (!is_stand_in(password) && !is_word_for_secret(password)) return true;
  }
  return false;
}

}  // namespace iislint::rules::checks
