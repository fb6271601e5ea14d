#include "rules/definition/subject_paths.h"

#include "base/text.h"

namespace iislint::rules {

std::vector<std::string> subject_paths(std::string_view path) {
  const std::size_t open = path.find('{');
  const std::size_t close = path.find('}', open);
  if (open == std::string_view::npos || close == std::string_view::npos) return {std::string(path)};
  std::vector<std::string> paths;
  for (const std::string_view name : base::split(path.substr(open + 1, close - open - 1), ',')) {
    const std::string head = std::string(path.substr(0, open)) + std::string(name);
    for (const std::string& rest : subject_paths(path.substr(close + 1)))
      paths.push_back(head + rest);
  }
  return paths;
}

}  // namespace iislint::rules
