// How far a run has got, for whoever watches it from another thread.
#pragma once

#include <atomic>
#include <cstddef>

namespace iislint::engine {

struct Progress {
  std::atomic<std::size_t> files = 0;  ///< to be checked, as far as is known; 0: they are being looked for
  std::atomic<std::size_t> checked = 0;
};

}  // namespace iislint::engine
