// Thumbprints of certificates: the hash that names one in a certificate store, in hexadecimal digits.
//
// Source: the reference page of <ssl> (blanks have to go, letters are upper case) and the length of the two
// hashes: SHA-1 has 40 digits, SHA-256 64. IIS keeps the text as it is and looks it up when a client
// connects.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace iislint::values {

/// Digits that name no certificate anybody has.
enum class Placeholder : std::uint8_t {
  none,
  one_digit,   ///< 0000…
  sequence,    ///< 0123456789ABCDEF…, in either direction
  repetition,  ///< a block of up to 10 digits over and over: DEADBEEF…
  text,        ///< the bytes are printable ASCII, as in Microsoft's samples
};

struct Thumbprint {
  std::string digits;           ///< upper case, without whatever else stands there
  std::string text;             ///< what the bytes spell when placeholder is `text`
  bool is_token = false;        ///< a tool will replace it: nothing else is said
  bool has_hidden = false;      ///< characters that nobody sees: U+200E, U+FEFF, a no-break space …
  bool has_separators = false;  ///< blanks, colons or hyphens between or around the digits
  bool has_prefix = false;      ///< "0x" in front
  bool has_lower_case = false;
  bool has_other = false;  ///< something that is no hexadecimal digit and none of the above
  Placeholder placeholder = Placeholder::none;

  /// The first piece of the written text that is hidden, or else a separator, or else something other.
  std::size_t fault_begin = 0;
  std::size_t fault_end = 0;

  bool has_length_of_sha1() const { return digits.size() == 40; }
  bool has_length_of_sha256() const { return digits.size() == 64; }
  /// Written as IIS wants it, but for the letter case.
  bool is_plain() const {
    return !is_token && !has_hidden && !has_separators && !has_prefix && !has_other && !digits.empty();
  }
};

/// Of the empty text everything is empty and false.
Thumbprint parse_thumbprint(std::string_view text);

}  // namespace iislint::values
