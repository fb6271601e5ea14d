// The line on a terminal that says how far a long run has got.
#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <ostream>
#include <string>
#include <thread>

#include "engine/input/progress.h"

namespace iislint::cli {

/// Where it may be drawn.
struct ProgressPlace {
  std::ostream* stream = nullptr;  ///< of a terminal that somebody watches; null: it is not drawn
  unsigned width = 80;
  bool is_typed_at = false;  ///< standard input is a terminal as well
  std::chrono::milliseconds delay = std::chrono::seconds(2);
};

/// What the line says.
std::string progress_text(std::size_t checked, std::size_t files, unsigned width);

/// Draws until it is stopped, from a thread of its own. Nobody else may write to the terminal meanwhile.
/// Without a place, or a thread, it does nothing.
class ProgressLine {
 public:
  /// Borrows both.
  ProgressLine(const ProgressPlace& place, const engine::Progress& progress);
  ~ProgressLine() { stop(); }
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;

  /// Leaves the terminal as it was.
  void stop();

 private:
  void draw();

  const ProgressPlace& place_;
  const engine::Progress& progress_;
  std::mutex mutex_;  // of the following
  std::condition_variable stop_;
  bool is_stopped_ = false;
  std::string shown_;
  std::thread thread_;  // the last one: it uses the others
};

}  // namespace iislint::cli
