// A transform applied to its base, as the tool does that Visual Studio and MSBuild use.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "xdt/result_tree.h"
#include "xdt/transform_file.h"
#include "xml/tree.h"

namespace iislint::xdt {

/// What became of one xdt:Transform.
struct Outcome {
  enum class Kind : std::uint8_t {
    done,
    without_target,   ///< its path leads to nothing
    without_parent,   ///< nothing to insert into
    without_sibling,  ///< InsertBefore and InsertAfter: nothing to insert beside
  } kind = Kind::done;
  xml::NodeId element = xml::kNone;
  /// Of one that failed: the outermost element whose path leads to nothing; the element itself when its
  /// sibling is missing.
  xml::NodeId failed_at = xml::kNone;
  /// Of one that failed: what the path leads to before that.
  ResultId reached = 0;
};

struct Application {
  enum class Status : std::uint8_t {
    complete,
    refused,   ///< the tool fails, and there is no result
    unknown,   ///< an instruction that is not understood
    too_much,  ///< it takes more steps than are done for one file
  } status = Status::complete;
  xml::NodeId stopped_at = xml::kNone;     ///< the element where it became unknown or too much
  std::vector<Outcome> outcomes;           ///< up to there, in the order of the transform
  std::shared_ptr<Namespaces> namespaces;  ///< of the base; the tree borrows from it
  ResultTree tree;
};

inline constexpr std::size_t kMaxSteps = 5'000'000;

/// Both documents must be sound and outlive the result.
Application apply(TransformFile& transform, const xml::Document& base, std::size_t max_steps = kMaxSteps);

}  // namespace iislint::xdt
