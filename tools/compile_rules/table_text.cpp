#include "table_text.h"

namespace iislint::tools {

std::string literal(const std::string& text) {
  std::string result = "\"";
  for (const char c : text) {
    if (c == '\n') {
      result += "\\n";
    } else if (static_cast<unsigned char>(c) < 0x20) {
      const auto code = static_cast<unsigned char>(c);  // octal: three digits, never one more
      result += {'\\', '0', static_cast<char>('0' + code / 8), static_cast<char>('0' + code % 8)};
    } else {
      if (c == '"' || c == '\\') result.push_back('\\');
      result.push_back(c);
    }
  }
  return result + "\"sv";
}

std::string Arrays::add(const std::string& type, const std::vector<std::string>& items) {
  if (items.empty()) return "{}";
  const std::string name = prefix_ + std::to_string(count_++);
  std::string body = "constexpr " + type + " " + name + "[] = {";
  for (const std::string& item : items)
    body += item + ", ";
  text_ += body + "};\n";
  return name;
}

}  // namespace iislint::tools
