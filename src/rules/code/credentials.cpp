#include "rules/code/credentials.h"

#include "base/text.h"
#include "base/word_list.h"
#include "schema/deployment_token.h"

namespace iislint::rules::code {
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

}  // namespace

bool is_stand_in(std::string_view text) {
  text = base::trim(text);
  if (text.empty() || text.starts_with("[enc")) return true;
  if (!schema::deployment_token(text, schema::TokenForms::likely).empty()) return true;
  const char first = text.front(), last = text.back();
  if ((first == '<' && last == '>') || (first == '{' && last == '}') || (first == '[' && last == ']'))
    return true;
  if (text.size() > 1 && text.find_first_not_of("*.xX-_?#") == std::string_view::npos) return true;
  const std::string low = base::lower(text);
  return low.find("your-") != std::string::npos || low.find("your_") != std::string::npos ||
         low.find("your ") != std::string::npos || low.starts_with("yourpassword") ||
         low.find("placeholder") != std::string::npos || low.find("todo") == 0;
}

bool is_known_default(std::string_view user, std::string_view password) {
  if (password.empty()) return false;
  if (base::has_word(kPasswords, password)) return true;
  return base::equals_ignoring_case(user, password) && base::has_word(kUsers, user);
}

}  // namespace iislint::rules::code
