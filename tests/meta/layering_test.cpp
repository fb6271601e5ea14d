// Every #include in src/ follows the table in cmake/layers.cmake.
#include <doctest/doctest.h>

#include <map>
#include <regex>
#include <set>
#include <sstream>

#include "repository.h"

using namespace iislint;

namespace {

using Modules = std::map<std::string, std::set<std::string>>;

/// Adds to each entry what its members reach.
void close_over(Modules& reached) {
  for (bool grown = true; grown;) {
    grown = false;
    for (auto& [module, used] : reached) {
      for (const std::string& name : std::set<std::string>(used)) {
        const auto further = reached.find(name);
        if (further == reached.end()) continue;
        for (const std::string& one : std::set<std::string>(further->second))
          grown = used.insert(one).second || grown;
      }
    }
  }
}

/// Module -> what it may include, itself and the transitive part included.
Modules allowed_includes() {
  Modules direct;
  std::istringstream lines(tests::read_file(IISLINT_LAYERS_FILE));
  for (std::string line; std::getline(lines, line);) {
    const std::size_t colon = line.find(':');
    if (colon == std::string::npos) continue;
    const std::string module = line.substr(0, colon);
    std::istringstream used(line.substr(colon + 1));
    direct[module].insert(module);
    for (std::string name; used >> name;)
      direct[module].insert(name);
  }
  close_over(direct);
  return direct;
}

std::string module_of(const std::string& path) {
  const std::string below = path.substr(path.find("/src/") + 5);
  if (below.rfind("app/", 0) == 0) return below.substr(0, below.find('/', 4));
  return below.substr(0, below.find('/'));
}

/// What the engine stands in front of.
bool is_deep_inside(const std::string& module) {
  return module == "xml" || module == "schema" || module == "config";
}

}  // namespace

TEST_CASE("modules include downwards only, as the table says") {
  const Modules allowed = allowed_includes();
  REQUIRE(allowed.size() >= 10);
  static const std::regex kInclude(R"re(^\s*#include\s+(["<])([^">]+)[">])re");
  auto files = tests::files_below("src", ".cpp");
  for (const std::string& header : tests::files_below("src", ".h"))
    files.push_back(header);
  REQUIRE(files.size() > 60);
  for (const std::string& file : files) {
    const std::string module = module_of(file);
    CAPTURE(file);
    REQUIRE(allowed.count(module) == 1);
    std::istringstream lines(tests::read_file(file));
    for (std::string line; std::getline(lines, line);) {
      std::smatch parts;
      if (!std::regex_search(line, parts, kInclude)) continue;
      const std::string name = parts[2];
      CAPTURE(name);
      if (name.rfind("xercesc/", 0) == 0) CHECK(file.find("/src/schema/xsd/") != std::string::npos);
      if (name.rfind("nlohmann/", 0) == 0) CHECK(file.substr(file.size() - 2) != ".h");
      // Programs have no analysis of their own.
      if (module.rfind("app/", 0) == 0) CHECK(!is_deep_inside(module_of("/src/" + name)));
      if (parts[1] == "\"") CHECK(allowed.at(module).count(module_of("/src/" + name)) == 1);
    }
  }
}

TEST_CASE("what only one system has is used below src/platform and nowhere else") {
  static const std::regex kSystemHeader(
      R"re(^\s*#include\s+<((sys|arpa|netinet)/.*|(unistd|fcntl|poll|signal|spawn|dirent|pthread|malloc|dlfcn)\.h|)re"
      R"re(csignal|filesystem|windows\.h|io\.h|aclapi\.h|process\.h)>)re");
  static const std::regex kSystem(
      R"re(^\s*#\s*(if|ifdef|ifndef|elif)\b.*(_WIN32|__MINGW32__|__linux__|__unix__|__APPLE__))re");
  auto files = tests::files_below("src", ".cpp");
  for (const std::string& header : tests::files_below("src", ".h"))
    files.push_back(header);
  for (const std::string& file : files) {
    CAPTURE(file);
    const std::string below = file.substr(file.find("/src/") + 5);
    const bool is_of_system = below.starts_with("platform/posix/") || below.starts_with("platform/windows/");
    std::istringstream lines(tests::read_file(file));
    for (std::string line; !is_of_system && std::getline(lines, line);) {
      CAPTURE(line);
      CHECK_FALSE(std::regex_search(line, kSystemHeader));
      CHECK_FALSE(std::regex_search(line, kSystem));
      CHECK(line.find("\"platform/posix/") == std::string::npos);
      CHECK(line.find("\"platform/windows/") == std::string::npos);
    }
  }
}

TEST_CASE("the folders inside a module include each other in one direction only") {
  static const std::regex kInclude(R"re(^\s*#include\s+"([^"]+)/[^/"]+")re");
  Modules reached;
  auto files = tests::files_below("src", ".cpp");
  for (const std::string& header : tests::files_below("src", ".h"))
    files.push_back(header);
  for (const std::string& file : files) {
    const std::string below = file.substr(file.find("/src/") + 5);
    const std::string folder = below.substr(0, below.rfind('/'));
    std::istringstream lines(tests::read_file(file));
    for (std::string line; std::getline(lines, line);) {
      std::smatch parts;
      if (std::regex_search(line, parts, kInclude) && parts[1] != folder) reached[folder].insert(parts[1]);
    }
  }
  close_over(reached);
  REQUIRE(reached["schema/binding"].count("schema/catalog") == 1);
  for (const auto& [folder, others] : reached) {
    CAPTURE(folder);
    CHECK(others.count(folder) == 0);
  }
}

TEST_CASE("no xs:pattern, no wildcard beside named elements, no counted occurrences in the XSD") {
  for (const std::string& file : tests::files_below("schema/iis", ".xsd")) {
    const std::string text = tests::read_file(file);
    CAPTURE(file);
    for (const char* forbidden : {"<xs:pattern", "<xs:unique", "<xs:key", "<xs:all"}) {
      CHECK(text.find(forbidden) == std::string::npos);
    }
    static const std::regex kOccurs(R"re((min|max)Occurs="(\w+)")re");
    for (auto it = std::sregex_iterator(text.begin(), text.end(), kOccurs); it != std::sregex_iterator();
         ++it) {
      const std::string value = (*it)[2];
      const bool simple = value == "0" || value == "1" || value == "unbounded";
      CHECK(simple);
    }
  }
}
