#include "diag/finding_list.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "base/utf8.h"

namespace iislint::diag {
namespace {

/// No site of a server has a longer name, and it is kept with each of its findings.
constexpr std::size_t kLongestName = 256;

}  // namespace

// A finding takes some 700 bytes, and 20 times the text is what a run may take: one for 80 bytes of text, and
// as many as nobody reads in a small file.
std::size_t most_findings(std::size_t text_bytes) {
  constexpr std::size_t kOfSmallFile = 2'000, kBytesPerFinding = 80, kMost = 200'000;
  return std::min(kMost, kOfSmallFile + text_bytes / kBytesPerFinding);
}

bool FindingList::has_room_for(std::string_view rule) {
  if (kept_.size() < most_) return true;
  ++omitted_[rule];
  return false;
}

void FindingList::add(Diagnostic finding) {
  if (!has_room_for(finding.rule_id)) return;
  make_room();
  for (std::string& site : finding.sites) {
    if (site.size() > kLongestName) site = base::shortened(site, kLongestName);
  }
  kept_.push_back(std::move(finding));
}

// A list that becomes long gets all of its memory at once. What is not written to costs nothing, while
// growing step by step would need two and three times as much.
void FindingList::make_room() {
  constexpr std::size_t kLong = 1'000;
  if (kept_.size() == kept_.capacity() && kept_.size() >= kLong) kept_.reserve(most_ + 1);
}

void FindingList::append(FindingList other) {
  append(std::move(other.kept_));
  for (const auto& [rule, count] : other.omitted_)
    omitted_[rule] += count;
}

void FindingList::append(std::vector<Diagnostic> findings) {
  if (kept_.empty() && kept_.capacity() < findings.size() && findings.size() <= most_) {
    kept_ = std::move(findings);
    return;
  }
  for (Diagnostic& finding : findings)
    add(std::move(finding));
}

void FindingList::join() {
  sort_and_join(kept_);
}

std::size_t FindingList::made() const {
  return std::accumulate(
      omitted_.begin(), omitted_.end(), kept_.size(),
      [](std::size_t sum, const OmittedFindings::value_type& entry) { return sum + entry.second; });
}

}  // namespace iislint::diag
