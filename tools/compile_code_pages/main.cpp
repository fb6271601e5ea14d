// Writes the single-byte code pages that the C library's converters know as tables. The program must not load
// those converters itself: a statically linked one would need modules of exactly the C library it was linked
// with.
//
//   compile_code_pages OUTPUT.cpp
#include <iconv.h>

#include <array>
#include <fstream>
#include <iostream>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace {

using UpperHalf = std::array<unsigned, 128>;
using Pages = std::map<UpperHalf, std::size_t>;    // each page once, with its number
using Names = std::map<std::string, std::size_t>;  // in the order the table needs
constexpr unsigned kReplacement = 0xFFFD;

/// The character of one byte; nothing when the byte alone makes none, or more than one.
std::optional<unsigned> character(iconv_t converter, unsigned byte) {
  char in = static_cast<char>(byte);
  std::array<unsigned char, 8> out{};
  char* in_at = &in;
  char* out_at = reinterpret_cast<char*>(out.data());
  std::size_t in_left = 1, out_left = out.size();
  const std::size_t done = iconv(converter, &in_at, &in_left, &out_at, &out_left);
  // Some sets hold a letter back in case an accent follows: ask for it, which also ends every other state.
  iconv(converter, nullptr, nullptr, &out_at, &out_left);
  if (done == static_cast<std::size_t>(-1) || out_left != out.size() - 4) return std::nullopt;
  return out[0] | out[1] << 8 | out[2] << 16;
}

/// Nothing when the name is unknown or the set does not contain ASCII.
std::optional<UpperHalf> page_of(const std::string& name) {
  const iconv_t converter = iconv_open("UTF-32LE", name.c_str());
  if (converter == reinterpret_cast<iconv_t>(-1)) return std::nullopt;
  bool holds_ascii = true;
  for (unsigned byte = 0; byte < 0x80; ++byte)
    holds_ascii = holds_ascii && character(converter, byte) == byte;
  UpperHalf page{};
  for (unsigned byte = 0; byte < page.size(); ++byte) {
    page[byte] = character(converter, 0x80 + byte).value_or(kReplacement);
    if (page[byte] > 0xFFFF) page[byte] = kReplacement;
  }
  iconv_close(converter);
  if (!holds_ascii) return std::nullopt;
  return page;
}

std::vector<std::string> candidates() {
  std::vector<std::string> names = {"koi8-r", "koi8-u", "koi8-ru",  "koi8-t",   "macintosh", "cp-ar",
                                    "cp-gr",  "cp-hu",  "cp866nav", "cpibm861", "ibm866nav", "iso-8859-9e"};
  for (int number = 1; number <= 16; ++number)
    names.push_back("iso-8859-" + std::to_string(number));
  for (int number = 1250; number <= 1258; ++number)
    names.push_back("windows-" + std::to_string(number));
  for (int number = 1; number <= 17000; ++number) {
    const std::string digits = std::to_string(number);
    for (const std::string prefix : {"cp", "ibm", "ibm-"}) {
      names.push_back(prefix + digits);
      for (const std::size_t width : {3, 5})
        if (digits.size() < width) names.push_back(prefix + std::string(width - digits.size(), '0') + digits);
    }
  }
  return names;
}

void write_table(std::ostream& out, const Pages& pages, const Names& names) {
  out << "#include \"source/code_page.h\"\n\nnamespace iislint::source {\nnamespace {\n\n";
  for (const auto& [page, number] : pages) {
    out << "constexpr char16_t kPage" << number << "[128] = {";
    for (const unsigned character : page)
      out << character << ",";
    out << "};\n";
  }
  out << "\nconstexpr CompiledPage kPages[] = {\n";
  for (const auto& [name, number] : names)
    out << "  {\"" << name << "\", kPage" << number << "},\n";
  out << "};\n\n}  // namespace\n\nstd::span<const CompiledPage> compiled_pages() { return kPages; }\n\n"
      << "}  // namespace iislint::source\n";
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "usage: compile_code_pages OUTPUT.cpp\n";
    return 2;
  }
  Names numbers;
  Pages pages;
  for (const std::string& name : candidates()) {
    if (const auto page = page_of(name)) numbers[name] = pages.emplace(*page, pages.size()).first->second;
  }
  if (numbers.count("windows-1250") == 0) {
    std::cerr
        << "compile_code_pages: iconv knows no windows-1250: are the C library's converters installed?\n";
    return 1;
  }
  std::ofstream out(argv[1]);
  write_table(out, pages, numbers);
  out.close();
  return out ? 0 : 1;
}
