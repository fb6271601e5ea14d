// From a name to what it means, and back: application pools, sites, providers, rewrite maps, preconditions,
// files, and the place where an inherited value was written.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/project.h"
#include "source/span.h"

namespace iislint::editor {

struct Target {
  source::Span full;      ///< the element; of a file the empty beginning
  source::Span selected;  ///< its name or value; inside `full`
};

struct Definition {
  source::Span origin;          ///< what was asked about
  std::vector<Target> targets;  ///< the nearest first; empty when there is none
};

/// Spans are those of project.sources(). See hover.h for `offset`.
Definition definition(engine::Project& project, const std::string& path, std::uint32_t offset);

/// Where the thing at the offset is named, in the files of the same server, in order; with
/// `with_declaration` also where it gets its name.
std::vector<source::Span> references(engine::Project& project, const std::string& path, std::uint32_t offset,
                                     bool with_declaration);

}  // namespace iislint::editor
