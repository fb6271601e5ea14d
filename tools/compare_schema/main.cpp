// compare_schema [--accepted FILE] [--all] SCHEMA…
//
// Prints where native schema files and the fact table differ, then how much each describes of every section.
// Differences that tools/accepted_differences.json explains are counted only; --all lists them with the
// reason. Exit 1 while one is left that nobody has explained, 2 when a file cannot be read.
#include <algorithm>
#include <cstdio>
#include <exception>
#include <iostream>
#include <map>
#include <stdexcept>
#include <string>
#include <vector>

#include "accepted.h"
#include "source/decode.h"
#include "source/file_reader.h"

namespace {

using namespace iislint;

constexpr std::size_t kMaxBytes = std::size_t{64} * 1024 * 1024;

struct Request {
  std::string accepted = IISLINT_ACCEPTED_DIFFERENCES;
  bool all = false;
  std::vector<std::string> files;
};

Request request_of(const std::vector<std::string>& words) {
  Request request;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i] == "--all") {
      request.all = true;
    } else if (words[i] == "--accepted" && i + 1 < words.size()) {
      request.accepted = words[++i];
    } else {
      request.files.push_back(words[i]);
    }
  }
  if (request.files.empty())
    throw std::runtime_error("usage: compare_schema [--accepted FILE] [--all] SCHEMA…");
  return request;
}

std::string read(const std::string& path) {
  auto bytes = source::DiskReader().read(path, kMaxBytes);
  if (!bytes) throw std::runtime_error(path + ": " + bytes.error().message);
  return std::move(*bytes);
}

std::vector<schema::NativeSchema> read_all(const std::vector<std::string>& files) {
  std::vector<schema::NativeSchema> schemas;
  for (const std::string& file : files) {
    auto schema = schema::read_native_schema(file, source::decode(read(file)).text);
    if (!schema) throw std::runtime_error(schema.error().message);
    schemas.push_back(std::move(*schema));
  }
  return schemas;
}

/// How many are left unexplained.
std::size_t print_differences(const tools::Comparison& comparison,
                              const std::vector<tools::Accepted>& accepted, bool all) {
  std::size_t open = 0, explained = 0;
  std::map<const tools::Accepted*, std::size_t> uses;
  for (const tools::Difference& difference : comparison.differences) {
    const tools::Accepted* entry = tools::find_accepted(accepted, difference);
    ++uses[entry];
    entry == nullptr ? ++open : ++explained;
    if (entry == nullptr) std::cout << tools::to_line(difference) << "\n";
    if (entry != nullptr && all)
      std::cout << "accepted: " << tools::to_line(difference) << "\n          " << entry->reason << "\n";
  }
  for (const tools::Accepted& entry : accepted) {
    if (all && uses.count(&entry) == 0)
      std::cout << "accepted, but no longer met: " << entry.kind << "  " << entry.path << "\n";
  }
  std::cout << open << " differences, and " << explained << " accepted\n";
  return open;
}

void print_counts(const tools::Comparison& comparison) {
  tools::SectionCount total;
  total.path = std::to_string(comparison.sections.size()) + " sections";
  const auto print = [](const tools::SectionCount& count) {
    std::printf("%-72s %5zu %5zu   %5zu %5zu\n", count.path.c_str(), count.attributes,
                count.native_attributes, count.elements, count.native_elements);
  };
  std::printf("%-72s %11s   %11s\n%-72s %5s %5s   %5s %5s\n", "", "attributes", "elements", "section", "ours",
              "nat.", "ours", "nat.");
  for (const tools::SectionCount& count : comparison.sections) {
    print(count);
    total.attributes += count.attributes;
    total.elements += count.elements;
    total.native_attributes += count.native_attributes;
    total.native_elements += count.native_elements;
  }
  print(total);
}

}  // namespace

int main(int argc, char** argv) {
  try {
    const Request request = request_of({argv + 1, argv + argc});
    const auto accepted = tools::read_accepted(read(request.accepted));
    const tools::Comparison comparison = tools::compare(read_all(request.files), schema::catalog());
    const std::size_t open = print_differences(comparison, accepted, request.all);
    std::cout << std::flush;
    print_counts(comparison);
    return open == 0 ? 0 : 1;
  } catch (const std::exception& problem) {
    std::cerr << "compare_schema: " << problem.what() << "\n";
    return 2;
  }
}
