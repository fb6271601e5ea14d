// The program as a test calls it: words in, output and exit status out.
#pragma once

#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "app/cli/commands.h"
#include "report/formats/formats.h"
#include "repository.h"

namespace iislint::tests {

struct Outcome {
  int status;
  std::string out;
  std::string err;
};

inline Outcome run(std::vector<std::string> words, const source::FileReader& files,
                   source::FileWriter& outputs, const std::string& input = "",
                   const cli::Environment& environment = {}) {
  std::istringstream in(input);
  std::ostringstream out, err;
  cli::World world{files, outputs, in, out, err, {}, std::nullopt, environment};
  const int status = cli::run(std::move(words), world);
  return {status, out.str(), err.str()};
}

inline Outcome run(std::vector<std::string> words, const source::FileReader& files,
                   const std::string& input = "") {
  source::MemoryWriter outputs;
  return run(std::move(words), files, outputs, input);
}

using Files = std::map<std::string, std::string>;

inline Outcome run(std::vector<std::string> words, Files files, const std::string& input = "") {
  return run(std::move(words), source::MemoryReader(std::move(files)), input);
}

inline std::size_t count(const std::string& text, const std::string& what) {
  std::size_t n = 0;
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + 1))
    ++n;
  return n;
}

inline bool has(const std::string& text, const std::string& what) {
  return text.find(what) != std::string::npos;
}

/// Every format that findings can be had in.
inline std::vector<std::string> formats_of_findings() {
  const auto names = report::format_names(report::Content::findings);
  return {names.begin(), names.end()};
}

inline const std::string kGood = "<configuration><system.webServer/></configuration>";
inline const std::string kBad =
    "<configuration><system.ftpServer><log logInUTF8='maybe'/></system.ftpServer></configuration>";

}  // namespace iislint::tests
