#include "rule_compiler.h"

#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <stdexcept>

#include "base/json.h"
#include "benchmark_compiler.h"
#include "check_header.h"
#include "page_compiler.h"
#include "rules/definition/definition_reader.h"
#include "table_writer.h"

namespace iislint::tools {
namespace {

namespace fs = std::filesystem;

struct Source {
  fs::path path;  // of the definition, below the folder of all
  rules::Sheet sheet;
  std::string page;

  std::string check_path() const {
    return tools::check_path(path.parent_path().generic_string(), path.stem().string());
  }
};

using Sources = std::map<std::string, Source>;  // by id

std::string read_file(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error("cannot read " + path.string());
  std::ostringstream content;
  content << file.rdbuf();
  return content.str();
}

/// Area and category of a folder of definitions: the names of the outermost and the innermost folder, unless
/// areas.json says otherwise.
class Areas {
 public:
  explicit Areas(const fs::path& definitions) {
    const fs::path path = definitions / "areas.json";
    if (!fs::exists(path)) return;
    auto json = base::parse_json(path.string(), read_file(path));
    if (!json) throw std::runtime_error(json.error().message);
    said_ = std::move(*json);
  }

  rules::SheetPlace place_of(const fs::path& path, const fs::path& folder) const {
    rules::SheetPlace place;
    place.owner = rules::SheetOwner::project;
    place.path = path.string();
    place.area = said(folder, "area", folder.begin()->string());
    place.category = said(folder, "category", folder.filename().string());
    return place;
  }

 private:
  std::string said(const fs::path& folder, std::string_view what, const std::string& otherwise) const {
    const base::Json* own = said_.find(folder.generic_string());
    const base::Json* text = own == nullptr ? nullptr : own->find(what);
    return text == nullptr ? otherwise : text->string;
  }

  base::Json said_;
};

/// The page with what the definition says at its top: the id and the summary.
std::string whole_page(const diag::RuleInfo& info, const std::string& rest) {
  if (!rest.starts_with("## "))
    throw std::runtime_error(std::string(info.id) +
                             ": a page begins with a heading '## …'; what stands above it is made here");
  std::string summary;
  for (const char c : info.summary) {
    if (c == '<') summary += '`';
    summary += c;
    if (c == '>') summary += '`';
  }
  return "# " + std::string(info.id) + "\n\n" + summary + ".\n\n" + rest;
}

Sources read_sheets(const std::string& folder, rules::RuleStore& store) {
  const Areas areas(folder);
  std::set<fs::path> paths;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    const fs::path& path = entry.path();
    // A file beside the folders is no sheet.
    if (path.extension() == ".json" && path.parent_path() != fs::path(folder)) paths.insert(path);
  }
  Sources sources;
  for (const fs::path& path : paths) {
    const fs::path below = fs::relative(path, folder);
    auto sheet = rules::read_sheet(areas.place_of(path, below.parent_path()), read_file(path),
                                   schema::catalog(), store);
    if (!sheet) throw std::runtime_error(sheet.error().message);
    const std::string id(sheet->info->id);
    if (id != path.stem().string()) throw std::runtime_error(path.string() + ": id and file name differ");
    fs::path page = path;
    page.replace_extension(".md");
    std::string text = whole_page(*sheet->info, read_file(page));
    Source source{below, std::move(*sheet), std::move(text)};
    if (!sources.emplace(id, std::move(source)).second) throw std::runtime_error(id + " exists twice");
  }
  return sources;
}

/// Each check has a source of its name, and each source of a check a definition.
void compare_with_sources(const Sources& definitions, const fs::path& sources) {
  std::set<fs::path> written;
  const fs::path folder = sources / "rules/checks";
  if (fs::exists(folder)) {
    for (auto entry = fs::recursive_directory_iterator(folder); entry != fs::end(entry); ++entry) {
      if (entry->path().filename() == "support") entry.disable_recursion_pending();
      if (entry->path().extension() == ".cpp") written.insert(entry->path());
    }
  }
  for (const auto& [id, definition] : definitions) {
    if (!definition.sheet.has_check) continue;
    const fs::path source = sources / (definition.check_path() + ".cpp");
    if (written.erase(source) == 0)
      throw std::runtime_error(id + " says that it has a check: " + source.string() + " is missing");
  }
  if (!written.empty())
    throw std::runtime_error(written.begin()->string() + " is no check: no definition of that name has one");
}

std::string table_of(const Sources& sources, const std::string& benchmarks) {
  std::string headers, infos, rules, arrays;
  std::size_t index = 0;
  for (const auto& [id, source] : sources) {
    Arrays own("kList" + std::to_string(index) + "_");
    TableWriter writer(own);
    try {
      infos += writer.info(*source.sheet.info, source.page, compile_page(source.page));
    } catch (const std::exception& problem) {
      throw std::runtime_error(id + ": " + problem.what());
    }
    if (source.sheet.has_check) headers += "#include \"" + source.check_path() + ".h\"\n";
    if (source.sheet.rule)
      rules += writer.rule(*source.sheet.rule, index, source.sheet.has_check ? check_class(id) : "");
    arrays += own.text();
    ++index;
  }
  return "// Generated from rules by tools/compile_rules. Do not edit.\n" + headers +
         "#include \"rules/table/rule_table.h\"\n\nnamespace iislint::rules {\nnamespace {\n\n"
         "using namespace diag;\nusing namespace std::literals;\n\n" +
         arrays + "\nconstexpr RuleInfo kInfos[] = {\n" + infos + "};\n\nconstexpr Rule kRules[] = {\n" +
         rules +
         "};\n\n}  // namespace\n\nstd::span<const diag::RuleInfo> rule_infos() { return kInfos; }\n"
         "std::span<const Rule> rules() { return kRules; }\n\n" +
         benchmarks + "\n}  // namespace iislint::rules\n";
}

}  // namespace

std::map<std::string, std::string> compile_rules(const std::string& definitions, const std::string& sources) {
  rules::RuleStore store;
  const Sources all = read_sheets(definitions, store);
  compare_with_sources(all, sources);
  const fs::path benchmarks = fs::path(definitions) / "benchmarks.json";
  const std::string table =
      benchmark_table(benchmarks.string(), fs::exists(benchmarks) ? read_file(benchmarks) : std::string());
  std::map<std::string, std::string> files = {{"rule_table_data.cpp", table_of(all, table)}};
  for (const auto& [id, source] : all) {
    if (!source.sheet.has_check) continue;
    try {
      files[source.check_path() + ".h"] = check_header(source.sheet, source.path.generic_string());
    } catch (const std::exception& problem) {
      throw std::runtime_error(id + ": " + problem.what());
    }
  }
  return files;
}

}  // namespace iislint::tools
