#include "xdt/xpath_functions.h"

#include <algorithm>
#include <charconv>
#include <limits>

#include "base/text.h"

namespace iislint::xdt {
namespace {

struct Function {
  std::string_view name;
  std::size_t least;
  std::size_t most;
};

constexpr Function kFunctions[] = {
    {"position", 0, 0},
    {"last", 0, 0},
    {"true", 0, 0},
    {"false", 0, 0},
    {"not", 1, 1},
    {"boolean", 1, 1},
    {"count", 1, 1},
    {"string", 0, 1},
    {"number", 0, 1},
    {"local-name", 0, 1},
    {"name", 0, 1},
    {"contains", 2, 2},
    {"starts-with", 2, 2},
    {"concat", 2, 16},
    {"normalize-space", 0, 1},
    {"substring-before", 2, 2},
    {"translate", 3, 3},
    {"string-length", 0, 1},
    {"substring-after", 2, 2},
};

std::string normalized(std::string_view text) {
  std::string result;
  for (const char c : base::trim(text)) {
    const bool is_blank = base::is_space(c);
    if (!is_blank || result.back() != ' ') result += is_blank ? ' ' : c;
  }
  return result;
}

std::string translated(std::string_view text, std::string_view from, std::string_view to) {
  std::string result;
  for (const char c : text) {
    const std::size_t at = from.find(c);
    if (at == std::string_view::npos) {
      result += c;
    } else if (at < to.size()) {
      result += to[at];
    }
  }
  return result;
}

}  // namespace

bool takes_arguments(std::string_view function, std::size_t count) {
  return std::any_of(std::begin(kFunctions), std::end(kFunctions), [&](const Function& one) {
    return one.name == function && one.least <= count && count <= one.most;
  });
}

double number_of(std::string_view text) {
  const std::string_view trimmed = base::trim(text);
  double number = 0;
  const auto read =
      std::from_chars(trimmed.data(), trimmed.data() + trimmed.size(), number, std::chars_format::fixed);
  const bool is_whole = read.ec == std::errc() && read.ptr == trimmed.data() + trimmed.size();
  return is_whole ? number : std::numeric_limits<double>::quiet_NaN();
}

std::string text_function(std::string_view function, const std::vector<std::string>& arguments) {
  const std::string& first = arguments[0];
  if (function == "normalize-space") return normalized(first);
  if (function == "translate") return translated(first, arguments[1], arguments[2]);
  if (function == "concat") {
    std::string all;
    for (const std::string& argument : arguments)
      all += argument;
    return all;
  }
  const std::size_t at = first.find(arguments[1]);
  if (at == std::string::npos) return {};
  return function == "substring-before" ? first.substr(0, at) : first.substr(at + arguments[1].size());
}

}  // namespace iislint::xdt
