#include "source/code_page.h"

#include <algorithm>
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

// windows-1252 is the guess for undeclared files, so it does not depend on what the build's iconv has
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

std::optional<CodePage> compiled_page(std::string_view name) {
  const auto pages = compiled_pages();
  const auto at =
      std::lower_bound(pages.begin(), pages.end(), name,
                       [](const CompiledPage& page, std::string_view key) { return page.name < key; });
  if (at == pages.end() || at->name != name) return std::nullopt;
  CodePage page = latin1();
  std::copy(at->upper_half.begin(), at->upper_half.end(), page.begin() + 0x80);
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
  return compiled_page(key);
}

}  // namespace iislint::source
