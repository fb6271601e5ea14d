#include "rule_compiler.h"

#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <stdexcept>

#include "page_compiler.h"
#include "rules/definition/definition_reader.h"
#include "table_writer.h"

namespace iislint::tools {
namespace {

namespace fs = std::filesystem;

struct Source {
  rules::Sheet sheet;
  std::string page;
};

std::string read_file(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error("cannot read " + path.string());
  std::ostringstream content;
  content << file.rdbuf();
  return content.str();
}

/// By id.
std::map<std::string, Source> read_sheets(const std::string& folder, rules::RuleStore& store) {
  std::set<fs::path> paths;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    const fs::path& path = entry.path();
    // A file beside the folders is no sheet.
    if (path.extension() == ".json" && path.parent_path() != fs::path(folder)) paths.insert(path);
  }
  std::map<std::string, Source> sources;
  for (const fs::path& path : paths) {
    auto sheet = rules::read_sheet(path.string(), read_file(path), rules::SheetOwner::project,
                                   schema::catalog(), store);
    if (!sheet) throw std::runtime_error(sheet.error().message);
    const std::string id(sheet->info->id);
    if (id != path.stem().string()) throw std::runtime_error(path.string() + ": id and file name differ");
    fs::path page = path;
    page.replace_extension(".md");
    if (!sources.emplace(id, Source{std::move(*sheet), read_file(page)}).second)
      throw std::runtime_error(id + " exists twice");
  }
  return sources;
}

}  // namespace

std::string compile_rules(const std::string& folder) {
  rules::RuleStore store;
  std::string infos, rules, arrays;
  std::size_t index = 0;
  for (const auto& [id, source] : read_sheets(folder, store)) {
    Arrays own("kList" + std::to_string(index) + "_");
    TableWriter writer(own);
    try {
      infos += writer.info(*source.sheet.info, source.page, compile_page(source.page));
    } catch (const std::exception& problem) {
      throw std::runtime_error(id + ": " + problem.what());
    }
    if (source.sheet.rule)
      rules += writer.rule(*source.sheet.rule, index, std::string(source.sheet.function));
    arrays += own.text();
    ++index;
  }
  return "// Generated from rules by tools/compile_rules. Do not edit.\n#include \"rules/code_rules.h\"\n"
         "#include \"rules/table/rule_table.h\"\n\nnamespace iislint::rules {\nnamespace {\n\n"
         "using namespace diag;\nusing namespace std::literals;\n\n" +
         arrays + "\nconstexpr RuleInfo kInfos[] = {\n" + infos + "};\n\nconstexpr Rule kRules[] = {\n" +
         rules +
         "};\n\n}  // namespace\n\nstd::span<const diag::RuleInfo> rule_infos() { return kInfos; }\n"
         "std::span<const Rule> rules() { return kRules; }\n\n}  // namespace iislint::rules\n";
}

}  // namespace iislint::tools
