#include "xml/value_end.h"

#include <algorithm>

#include "xml/characters.h"

namespace iislint::xml {
namespace {

// `body` ends in "blank name=" and the quote after it begins that attribute's value: where the blank stands.
// `after` is the character behind that quote: a value would start there, a tag would end or go on otherwise.
std::size_t swallowed_attribute(std::string_view body, char after) {
  if (body.size() < 3 || body.back() != '=' || has_class(after, kSpace) || after == '>' || after == '/') {
    return std::string_view::npos;
  }
  std::size_t name = body.size() - 1;
  while (name > 0 && has_class(body[name - 1], kNamePart))
    --name;
  const bool is_name = name < body.size() - 1 && name > 0 && has_class(body[name], kNameStart);
  if (!is_name || !has_class(body[name - 1], kSpace)) return std::string_view::npos;
  while (name > 0 && has_class(body[name - 1], kSpace))
    --name;
  return name;
}

// The part of the first line that can still be value: not the end of the tag, not a following tag.
std::size_t first_line_end(std::string_view rest) {
  std::string_view line = rest.substr(0, rest.find_first_of("\r\n"));
  while (!line.empty() && has_class(line.back(), kSpace))
    line.remove_suffix(1);
  if (!line.empty() && line.back() == '>') {
    line.remove_suffix(1);
    if (!line.empty() && (line.back() == '/' || line.back() == '?')) line.remove_suffix(1);
    while (!line.empty() && has_class(line.back(), kSpace))
      line.remove_suffix(1);
    return line.size();
  }
  return std::min(line.size(), line.find('<'));
}

}  // namespace

ValueEnd value_end(std::string_view text, std::uint32_t quote) {
  const std::uint32_t begin = quote + 1;
  const std::string_view rest = text.substr(begin);
  const std::size_t closing = rest.find(text[quote]);
  const std::string_view body = rest.substr(0, closing);
  const auto at = [begin](std::size_t length) { return begin + static_cast<std::uint32_t>(length); };

  if (closing != std::string_view::npos) {
    const std::size_t line_end = body.find('\n');
    const bool crosses_tag =
        line_end != std::string_view::npos && body.find('<', line_end) != std::string_view::npos;
    if (!crosses_tag) {
      const char after = closing + 1 < rest.size() ? rest[closing + 1] : ' ';
      const std::size_t cut = swallowed_attribute(body, after);
      if (cut != std::string_view::npos) return {at(cut), false};
      return {at(closing), true};
    }
  }
  return {at(first_line_end(body)), false};
}

}  // namespace iislint::xml
