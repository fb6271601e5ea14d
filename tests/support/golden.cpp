#include "golden.h"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <vector>

#include "base/text.h"
#include "repository.h"

namespace iislint::tests {
namespace {

using Lines = std::vector<std::string_view>;

std::string marked(const char* mark, Lines::const_iterator first, Lines::const_iterator last) {
  std::string text;
  for (; first != last; ++first)
    text += mark + std::string(*first) + "\n";
  return text;
}

}  // namespace

std::string golden_difference(const std::string& path, const std::string& text) {
  const std::string full_path = repository_path(path);
  if (const char* update = std::getenv("IISLINT_UPDATE_GOLDENS"); update != nullptr && *update != '\0') {
    std::ofstream(full_path, std::ios::binary) << text;
    return {};
  }
  const std::string golden = read_file(full_path);
  if (golden == text) return {};
  // What both begin and end with is left out, but for a little.
  const Lines old_lines = base::split(golden, '\n'), new_lines = base::split(text, '\n');
  const auto [old_first, new_first] =
      std::mismatch(old_lines.begin(), old_lines.end(), new_lines.begin(), new_lines.end());
  const auto [old_back, new_back] = std::mismatch(old_lines.rbegin(), std::make_reverse_iterator(old_first),
                                                  new_lines.rbegin(), std::make_reverse_iterator(new_first));
  const auto context = std::min<std::ptrdiff_t>(3, old_first - old_lines.begin());
  return "\n" + path + ", line " + std::to_string(old_first - old_lines.begin() + 1) +
         " (- accepted, + now; tools/bless accepts):\n" + marked("  ", old_first - context, old_first) +
         marked("- ", old_first, old_back.base()) + marked("+ ", new_first, new_back.base());
}

}  // namespace iislint::tests
