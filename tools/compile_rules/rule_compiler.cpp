#include "rule_compiler.h"

#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <stdexcept>

#include <nlohmann/json.hpp>

#include "sheet.h"

namespace iislint::tools {
namespace {

namespace fs = std::filesystem;

std::string read_file(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error("cannot read " + path.string());
  std::ostringstream content;
  content << file.rdbuf();
  return content.str();
}

std::map<std::string, Sheet> read_sheets(const std::string& folder) {
  std::set<fs::path> paths;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.path().extension() == ".json") paths.insert(entry.path());
  }
  std::map<std::string, Sheet> sheets;
  for (const fs::path& path : paths) {
    fs::path page = path;
    page.replace_extension(".md");
    Sheet sheet(Sheet::Json::parse(read_file(path)), read_file(page), sheets.size());
    if (sheet.id() != path.stem().string())
      throw std::runtime_error(path.string() + ": id and file name differ");
    const std::string id = sheet.id();
    if (!sheets.emplace(id, std::move(sheet)).second) throw std::runtime_error(id + " exists twice");
  }
  return sheets;
}

}  // namespace

std::string compile_rules(const std::string& folder) {
  std::map<std::string, Sheet> sheets = read_sheets(folder);
  std::string infos, rules, arrays;
  std::size_t index = 0;
  for (auto& [id, sheet] : sheets) {
    try {
      infos += sheet.info();
      if (sheet.is_rule()) rules += sheet.rule(index);
    } catch (const std::exception& problem) {
      throw std::runtime_error(id + ": " + problem.what());
    }
    arrays += sheet.arrays();
    ++index;
  }
  return "// Generated from rules by tools/compile_rules. Do not edit.\n#include \"rules/code_rules.h\"\n"
         "#include \"rules/rule_table.h\"\n\nnamespace iislint::rules {\nnamespace {\n\n"
         "using namespace diag;\n\n" +
         arrays + "\nconstexpr RuleInfo kInfos[] = {\n" + infos + "};\n\nconstexpr Rule kRules[] = {\n" +
         rules +
         "};\n\n}  // namespace\n\nstd::span<const diag::RuleInfo> rule_infos() { return kInfos; }\n"
         "std::span<const Rule> rules() { return kRules; }\n\n}  // namespace iislint::rules\n";
}

}  // namespace iislint::tools
