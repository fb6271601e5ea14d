// Native schema files beside the fact table: where the two say different things.
#pragma once

#include <cstddef>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "schema/catalog/catalog.h"
#include "schema/native/native_schema.h"

namespace iislint::tools {

struct Difference {
  std::string kind;             ///< "default", "range" …: one of difference_kinds()
  std::string path;             ///< "system.webServer/asp/limits/@requestQueueMax"
  std::string native;           ///< what the files say
  std::string ours;             ///< what the table says
  std::set<std::string> files;  ///< that say so; empty for what only the table has
};

/// How much is described; run-time members, <remove> and <clear> are not counted.
struct SectionCount {
  std::string path;
  std::size_t attributes = 0;
  std::size_t elements = 0;
  std::size_t native_attributes = 0;  ///< of all files together
  std::size_t native_elements = 0;
};

struct Comparison {
  std::vector<Difference> differences;  ///< in the order of paths
  std::vector<SectionCount> sections;   ///< those that a file describes, in the order of paths
};

std::span<const std::string_view> difference_kinds();

/// Each file is compared by itself, so that builds which differ are seen; what the table has is missing in
/// the files only when none of them has it.
Comparison compare(std::span<const schema::NativeSchema> schemas, const schema::Catalog& table);

/// "default   path: native …, ours … (files)"
std::string to_line(const Difference& difference);

}  // namespace iislint::tools
