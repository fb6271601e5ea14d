#include "source/code_page.h"

#include <iconv.h>

#include <string>

#include "base/text.h"
#include "base/utf8.h"

namespace iislint::source {
namespace {

CodePage latin1() {
  CodePage page{};
  for (std::size_t byte = 0; byte < page.size(); ++byte)
    page[byte] = static_cast<char32_t>(byte);
  return page;
}

// windows-1252 is the guess for undeclared files, so it must not depend on what the system's iconv has
// installed. Its five undefined bytes keep their control characters, as Windows reads them.
CodePage windows_1252() {
  constexpr std::array<char32_t, 32> kFrom80 = {
      0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
      0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
      0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};
  CodePage page = latin1();
  for (std::size_t i = 0; i < kFrom80.size(); ++i)
    page[0x80 + i] = kFrom80[i];
  return page;
}

bool is_candidate(std::string_view name) {
  for (const std::string_view prefix : {"windows-12", "iso-8859-", "ibm", "cp", "koi8-", "macintosh"}) {
    if (name.substr(0, prefix.size()) == prefix) return true;
  }
  return false;
}

// One byte at a time: a set in which some byte alone does not make exactly one character is not single-byte.
std::optional<CodePage> from_iconv(const std::string& name) {
  const iconv_t converter = iconv_open("UTF-32LE", name.c_str());
  if (converter == reinterpret_cast<iconv_t>(-1)) return std::nullopt;
  CodePage page{};
  bool ascii_kept = true;
  for (std::size_t byte = 0; byte < page.size(); ++byte) {
    char in = static_cast<char>(byte);
    std::array<unsigned char, 8> out{};
    char* in_at = &in;
    char* out_at = reinterpret_cast<char*>(out.data());
    std::size_t in_left = 1, out_left = out.size();
    const bool converted =
        iconv(converter, &in_at, &in_left, &out_at, &out_left) != static_cast<std::size_t>(-1);
    const bool one_character = converted && out_left == out.size() - 4;
    page[byte] =
        one_character ? static_cast<char32_t>(out[0] | out[1] << 8 | out[2] << 16) : base::kReplacement;
    if (byte < 0x80 && page[byte] != byte) ascii_kept = false;
    if (!converted) iconv(converter, nullptr, nullptr, nullptr, nullptr);
  }
  iconv_close(converter);
  if (!ascii_kept) return std::nullopt;
  return page;
}

}  // namespace

std::optional<CodePage> code_page(std::string_view name) {
  const std::string key = base::lower(name);
  if (key == "windows-1252" || key == "cp1252") return windows_1252();
  if (key == "iso-8859-1" || key == "latin1") return latin1();
  if (key == "us-ascii" || key == "ascii") {
    CodePage page = latin1();
    for (std::size_t byte = 0x80; byte < page.size(); ++byte)
      page[byte] = base::kReplacement;
    return page;
  }
  if (!is_candidate(key)) return std::nullopt;
  return from_iconv(key);
}

}  // namespace iislint::source
