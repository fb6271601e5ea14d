// The findings of one file while they are made.
#pragma once

#include <cstddef>
#include <map>
#include <string_view>
#include <vector>

#include "diag/diagnostic.h"

namespace iislint::diag {

/// How many findings are kept of a file with so many bytes of text: their memory stays in proportion to the
/// text, whatever somebody has written into it. 200,000 at most.
std::size_t most_findings(std::size_t text_bytes);

/// By rule, those that were not kept.
using OmittedFindings = std::map<std::string_view, std::size_t>;

/// Keeps the first findings up to a number and counts the others. Not for several threads at a time.
class FindingList {
 public:
  explicit FindingList(std::size_t most = 0) : most_(most) {}

  /// Whether another finding of the rule will be kept; if not it is counted, and need not be made.
  bool has_room_for(std::string_view rule);
  void add(Diagnostic finding);
  /// Everything that the other one has kept and counted.
  void append(FindingList other);
  void append(std::vector<Diagnostic> findings);
  /// Calls `change(Diagnostic&)` for each that is kept.
  template <typename Change>
  void for_each(Change&& change) {
    for (Diagnostic& finding : kept_)
      change(finding);
  }
  /// Leaves out those of which `is_wrong(const Diagnostic&)` says yes.
  template <typename Predicate>
  void erase_if(Predicate&& is_wrong) {
    std::erase_if(kept_, is_wrong);
  }
  /// Joins what is the same but for the sites it is seen on (sort_and_join), which makes room.
  void join();

  const std::vector<Diagnostic>& kept() const { return kept_; }
  const OmittedFindings& omitted() const { return omitted_; }
  /// How many more will be kept.
  std::size_t room() const { return most_ - kept_.size(); }
  /// Kept or not.
  std::size_t made() const;
  /// Moves out what is kept.
  std::vector<Diagnostic> take() { return std::move(kept_); }

 private:
  void make_room();

  std::size_t most_;
  std::vector<Diagnostic> kept_;
  OmittedFindings omitted_;
};

}  // namespace iislint::diag
