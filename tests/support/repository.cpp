#include "repository.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "rules/table/rule_table.h"

namespace iislint::tests {
namespace {

namespace fs = std::filesystem;

bool ends_with(const std::string& text, const std::string& suffix) {
  return text.size() >= suffix.size() &&
         text.compare(text.size() - suffix.size(), suffix.size(), suffix) == 0;
}

std::vector<std::string> all_files(const std::string& folder, const std::string& suffix) {
  std::vector<std::string> files;
  if (!fs::exists(folder)) return files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file() && ends_with(entry.path().string(), suffix))
      files.push_back(entry.path().string());
  }
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace

std::string repository_path(const std::string& relative) {
  return std::string(IISLINT_SOURCE_DIR) + "/" + relative;
}

std::string read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream content;
  content << file.rdbuf();
  return content.str();
}

std::vector<std::string> files_below(const std::string& folder, const std::string& suffix) {
  return all_files(repository_path(folder), suffix);
}

std::vector<std::string> corpus_files() {
  const char* folder = std::getenv("IISLINT_CORPUS");
  if (folder == nullptr) return {};
  std::vector<std::string> files = all_files(folder, "");
  files.erase(std::remove_if(files.begin(), files.end(), [](const auto& f) { return ends_with(f, ".tsv"); }),
              files.end());
  return files;
}

engine::Analysis analyze_text(const std::string& path, const std::string& text,
                              const engine::Options& options) {
  const source::MemoryReader reader(std::map<std::string, std::string>{{path, text}});
  return engine::analyze(reader, {{path}}, options);
}

void turn_on(const std::string& rule, engine::Options& options) {
  const diag::RuleInfo* info = rules::find_rule(rule);
  if (info != nullptr && info->severity == diag::Severity::off) options.severity[rule] = diag::Severity::info;
}

std::string place_of(const engine::Analysis& analysis, const diag::Diagnostic& finding) {
  const source::Position at = analysis.sources.file(finding.span).position(finding.span.begin);
  return std::to_string(at.line) + ":" + std::to_string(at.column);
}

std::string listing(const engine::Analysis& analysis) {
  std::string text;
  for (const diag::Diagnostic& d : analysis.diagnostics) {
    text += place_of(analysis, d) + " " + std::string(to_string(*d.severity)) + " " + std::string(d.rule_id) +
            " " + d.message + " {" + std::string(analysis.sources.file(d.span).text(d.span)) + "}\n";
  }
  return text;
}

}  // namespace iislint::tests
