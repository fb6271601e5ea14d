#include "base/timings.h"

#include <algorithm>
#include <chrono>

namespace iislint::base {
namespace {

void sort_by_time(std::vector<Timings::Entry>& entries) {
  std::stable_sort(entries.begin(), entries.end(),
                   [](const Timings::Entry& a, const Timings::Entry& b) { return a.second > b.second; });
}

}  // namespace

std::uint64_t SteadyClock::nanoseconds() const {
  const auto since = std::chrono::steady_clock::now().time_since_epoch();
  return static_cast<std::uint64_t>(std::chrono::duration_cast<std::chrono::nanoseconds>(since).count());
}

void Timings::add_rule(std::string_view id, std::uint64_t nanoseconds) {
  const std::lock_guard lock(mutex_);
  const auto known = rules_.find(id);
  if (known != rules_.end()) {
    known->second += nanoseconds;
  } else {
    rules_.emplace(id, nanoseconds);
  }
}

std::vector<Timings::Entry> Timings::stages() const {
  std::vector<Entry> all;
  for (std::size_t i = 0; i < stages_.size(); ++i)
    all.emplace_back(kStageNames[i], stages_[i].load());
  sort_by_time(all);
  return all;
}

std::vector<Timings::Entry> Timings::rules() const {
  const std::lock_guard lock(mutex_);
  std::vector<Entry> all(rules_.begin(), rules_.end());
  sort_by_time(all);
  return all;
}

}  // namespace iislint::base
