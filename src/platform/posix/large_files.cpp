#include "platform/large_files.h"

#include <cstdlib>

#ifdef __GLIBC__
#include <malloc.h>
#include <sys/mman.h>

#include <algorithm>
#include <cstdint>
#include <limits>
#include <mutex>
#endif

namespace iislint::platform {

#ifdef __GLIBC__
namespace {

constexpr std::size_t kMega = std::size_t{1024} * 1024;
constexpr std::size_t kLarge = kMega;        // bytes of a file
constexpr std::size_t kOfText = 5;           // memory for each byte of it
constexpr std::size_t kMost = 512 * kMega;   // addresses only: no more is used than is needed
constexpr std::uintptr_t kPage = 2 * kMega;  // a large one

void make_room(std::size_t bytes) {
  mallopt(M_MMAP_MAX, 0);  // blocks of their own would not lie in the piece
  mallopt(M_TRIM_THRESHOLD, std::numeric_limits<int>::max());
  void* const piece = std::malloc(bytes);
  if (piece == nullptr) return;  // then it goes on as before
  const auto begin = (reinterpret_cast<std::uintptr_t>(piece) + kPage - 1) / kPage * kPage;
  const auto end = (reinterpret_cast<std::uintptr_t>(piece) + bytes) / kPage * kPage;
  if (begin < end) madvise(reinterpret_cast<void*>(begin), end - begin, MADV_HUGEPAGE);
  std::free(piece);  // what is asked for next comes from there
}

}  // namespace

void make_room_for_file(std::size_t bytes) {
  if (bytes < kLarge) return;
  static std::once_flag once;
  std::call_once(once, make_room, std::min(bytes, kMost / kOfText) * kOfText);
}
#else
void make_room_for_file(std::size_t /*bytes*/) {}
#endif

}  // namespace iislint::platform
