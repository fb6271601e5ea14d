// Where the time of a run goes: --timing. Whoever works on something keeps a Stopwatch beside it; without
// Timings it does nothing but compare a pointer.
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace iislint::base {

/// A clock that never goes back, from any beginning.
class Clock {
 public:
  virtual ~Clock() = default;
  virtual std::uint64_t nanoseconds() const = 0;
};

class SteadyClock final : public Clock {
 public:
  std::uint64_t nanoseconds() const override;
};

/// What is done with a file, in that order.
enum class Stage : std::uint8_t { read, scan, bind, validate, resolve, rules, report };

inline constexpr std::array<std::string_view, 7> kStageNames = {"read",    "scan",  "bind",  "validate",
                                                                "resolve", "rules", "report"};

/// Sums over all threads, which may add at the same time.
class Timings {
 public:
  /// Borrows the clock.
  explicit Timings(const Clock& clock) : clock_(clock), begin_(clock.nanoseconds()) {}

  std::uint64_t now() const { return clock_.nanoseconds(); }
  void add(Stage stage, std::uint64_t nanoseconds) {
    stages_[static_cast<std::size_t>(stage)] += nanoseconds;
  }
  void add_rule(std::string_view id, std::uint64_t nanoseconds);

  using Entry = std::pair<std::string, std::uint64_t>;
  /// All of them, the slowest first.
  std::vector<Entry> stages() const;
  /// Those that took any time, the slowest first.
  std::vector<Entry> rules() const;
  /// Since it was made.
  std::uint64_t elapsed() const { return now() - begin_; }

 private:
  const Clock& clock_;
  std::uint64_t begin_;
  std::array<std::atomic<std::uint64_t>, kStageNames.size()> stages_ = {};
  mutable std::mutex mutex_;  // of the following
  std::map<std::string, std::uint64_t, std::less<>> rules_;
};

/// Adds the time that it lives to a sum. Borrows; null measures nothing.
class Stopwatch {
 public:
  Stopwatch(const Timings* timings, std::uint64_t& sum)
      : timings_(timings), sum_(sum), begin_(timings != nullptr ? timings->now() : 0) {}
  ~Stopwatch() {
    if (timings_ != nullptr) sum_ += timings_->now() - begin_;
  }
  Stopwatch(const Stopwatch&) = delete;
  Stopwatch& operator=(const Stopwatch&) = delete;

 private:
  const Timings* timings_;
  std::uint64_t& sum_;
  std::uint64_t begin_;
};

/// The same for a stage.
class StageWatch {
 public:
  StageWatch(Timings* timings, Stage stage)
      : timings_(timings), stage_(stage), begin_(timings != nullptr ? timings->now() : 0) {}
  ~StageWatch() {
    if (timings_ != nullptr) timings_->add(stage_, timings_->now() - begin_);
  }
  StageWatch(const StageWatch&) = delete;
  StageWatch& operator=(const StageWatch&) = delete;

 private:
  Timings* timings_;
  Stage stage_;
  std::uint64_t begin_;
};

}  // namespace iislint::base
