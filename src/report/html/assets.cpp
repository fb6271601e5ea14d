#include "report/html/assets.h"

#include "report/html/asset_hashes.h"

namespace iislint::report {
namespace {

constexpr unsigned digit(char c) {
  return static_cast<unsigned>(c <= '9' ? c - '0' : c - 'a' + 10);
}

/// The build knows SHA-256 in hexadecimal, browsers want it in base 64.
std::string base64_of_hex(std::string_view hex) {
  constexpr char kLetters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string text;
  unsigned bits = 0, count = 0;
  for (const char c : hex) {
    bits = bits << 4 | digit(c);
    count += 4;
    if (count < 6) continue;
    count -= 6;
    text += kLetters[bits >> count & 63];
  }
  if (count > 0) text += kLetters[bits << (6 - count) & 63];
  text.append((4 - text.size() % 4) % 4, '=');
  return text;
}

}  // namespace

std::string content_security_policy() {
  return "default-src 'none'; style-src 'sha256-" + base64_of_hex(kStyleSheetHash) +
         "'; script-src 'sha256-" + base64_of_hex(kScriptHash) + "'; base-uri 'none'; form-action 'none'";
}

}  // namespace iislint::report
