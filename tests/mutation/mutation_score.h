// Tries mistakes and counts what is found of them.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "bound_text.h"
#include "mutation.h"

namespace iislint::mutation {

struct Count {
  std::size_t tried = 0;
  std::size_t detected = 0;
};

class MutationScore {
 public:
  /// Makes the mistake, judges the text, counts.
  void try_out(const BoundText& text, const Mutation& mutation);

  /// Counts a text that is right; every error in it is a false alarm.
  void try_right(const std::string& what, const BoundText& text);

  const Count& count(Kind kind) const { return counts_[static_cast<std::size_t>(kind)]; }
  const Count& names_said() const { return names_; }
  std::size_t missed() const;
  std::size_t right_texts() const { return right_; }

  /// A table of all kinds, the exemptions, and the first of the mistakes nobody found.
  std::string report() const;

 private:
  void miss(Kind kind, const std::string& what);

  GrammarValidator judge_;
  std::array<Count, static_cast<std::size_t>(Kind::kinds)> counts_{};
  std::array<std::size_t, static_cast<std::size_t>(Exemption::exemptions)> exempt_{};
  Count names_;
  std::size_t right_ = 0;
  std::vector<std::string> misses_;
};

}  // namespace iislint::mutation
