#include "benchmark_compiler.h"

#include <set>
#include <stdexcept>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "table_text.h"

namespace iislint::tools {
namespace {

using base::Json;

std::string text_at(const Json& object, std::string_view key) {
  const Json* value = object.find(key);
  return value == nullptr ? std::string() : value->string;
}

std::string needed_text(const Json& object, std::string_view key, const std::string& where) {
  std::string text = text_at(object, key);
  if (text.empty()) throw std::runtime_error(where + ": " + std::string(key) + " is missing");
  return text;
}

std::string item_entry(const Json& item, const std::string& standard, std::set<std::string>& known) {
  const std::string id = needed_text(item, "id", standard);
  const std::string reason = text_at(item, "reason"), part = text_at(item, "part");
  if (!known.insert(id).second) throw std::runtime_error(standard + " " + id + " exists twice");
  if (!reason.empty() && !part.empty())
    throw std::runtime_error(standard + " " + id + " is decided in part, and by no file");
  return "{" + literal(id) + ", " + literal(needed_text(item, "subject", standard + " " + id)) + ", " +
         literal(reason) + ", " + literal(part) + "}";
}

}  // namespace

std::string benchmark_table(const std::string& path, const std::string& text) {
  Arrays arrays("kBenchmark_");
  std::vector<std::string> entries;
  if (!text.empty()) {
    const auto json = base::parse_json(path, text);
    if (!json) throw std::runtime_error(json.error().message);
    for (const Json::Member& member : json->members) {
      const std::string& standard = member.key;
      const Json& benchmark = member.value;
      const Json* items = benchmark.find("items");
      if (items == nullptr) throw std::runtime_error(standard + ": items are missing");
      std::vector<std::string> lines;
      std::set<std::string> known;
      for (const Json& item : items->items)
        lines.push_back(item_entry(item, standard, known));
      entries.push_back("{" + literal(standard) + ", " +
                        literal(needed_text(benchmark, "profile", standard)) + ", " +
                        literal(needed_text(benchmark, "title", standard)) + ", " +
                        arrays.add("BenchmarkItem", lines) + "}");
    }
  }
  const std::string all = arrays.add("Benchmark", entries);
  return "namespace {\n\n" + arrays.text() +
         "\n}  // namespace\n\nstd::span<const diag::Benchmark> benchmarks() { return " + all + "; }\n";
}

}  // namespace iislint::tools
