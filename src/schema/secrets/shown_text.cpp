#include "schema/secrets/shown_text.h"

#include <algorithm>

#include "schema/secrets/text_secrets.h"

namespace iislint::schema {

std::string shown(std::string text) {
  std::vector<TextRange> secrets = secrets_in_text(text);
  if (secrets.empty()) return text;
  std::sort(secrets.begin(), secrets.end(),
            [](const TextRange& a, const TextRange& b) { return a.begin < b.begin; });
  std::string result;
  std::size_t at = 0;
  for (const TextRange& secret : secrets) {
    if (secret.end <= at) continue;
    if (secret.begin > at || at == 0) result += text.substr(at, secret.begin - at) + "***";
    at = secret.end;
  }
  return result + text.substr(at);
}

}  // namespace iislint::schema
