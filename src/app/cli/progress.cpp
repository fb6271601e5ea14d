#include "app/cli/progress.h"

#include <algorithm>
#include <exception>
#include <system_error>

namespace iislint::cli {
namespace {

constexpr std::chrono::milliseconds kInterval{200};
constexpr const char* kErase = "\r\x1b[K";

}  // namespace

std::string progress_text(std::size_t checked, std::size_t files, unsigned width) {
  std::string text = "iislint: ";
  if (files == 0) {
    text += "looking for files …";
  } else if (files == 1) {
    text += "checking 1 file …";
  } else {
    text += "checked " + std::to_string(checked) + " of " + std::to_string(files) + " files …";
  }
  // The last column stays free: some terminals begin a new line there. "…" has three bytes and one column.
  constexpr std::size_t kMark = 3;
  if (text.size() - kMark + 1 >= width) text.resize(std::min<std::size_t>(text.size() - kMark, width - 1));
  return text;
}

ProgressLine::ProgressLine(const ProgressPlace& place, const engine::Progress& progress)
    : place_(place), progress_(progress) {
  if (place_.stream == nullptr) return;
  try {
    thread_ = std::thread([this] { draw(); });
  } catch (const std::system_error&) {
  }
}

void ProgressLine::draw() {
  try {
    std::unique_lock lock(mutex_);
    for (auto wait = place_.delay; !stop_.wait_for(lock, wait, [this] { return is_stopped_; });
         wait = kInterval) {
      const std::string text = progress_text(progress_.checked, progress_.files, place_.width);
      if (text == shown_) continue;
      *place_.stream << kErase << text << std::flush;
      shown_ = text;
    }
  } catch (const std::exception&) {  // no memory for a line: the run matters more
  }
}

void ProgressLine::stop() {
  if (!thread_.joinable()) return;
  {
    const std::lock_guard lock(mutex_);
    is_stopped_ = true;
  }
  stop_.notify_one();
  thread_.join();
  if (!shown_.empty()) *place_.stream << kErase << std::flush;
}

}  // namespace iislint::cli
