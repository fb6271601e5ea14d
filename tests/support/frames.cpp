#include "frames.h"

#include <algorithm>
#include <regex>
#include <stdexcept>

#include "repository.h"

namespace iislint::tests {

Framed in_frame(const std::string& sample) {
  static const std::regex kName(R"re(<!-- frame: ([a-z-]+) -->\r?)re");
  std::smatch parts;
  const std::string first_line = sample.substr(0, sample.find('\n'));
  if (!std::regex_match(first_line, parts, kName)) return {sample};
  const std::string path = "tests/frames/" + parts[1].str() + ".config";
  const std::string frame = read_file(repository_path(path));
  const std::string hole = "<!-- sample -->\n";
  const std::size_t at = frame.find(hole);
  if (at == std::string::npos) throw std::runtime_error(path + " is no frame");
  const std::size_t line = frame.rfind('\n', at) + 1;
  return {frame.substr(0, line) + sample + frame.substr(at + hole.size()),
          1 + static_cast<std::size_t>(
                  std::count(frame.begin(), frame.begin() + static_cast<std::ptrdiff_t>(at), '\n'))};
}

}  // namespace iislint::tests
