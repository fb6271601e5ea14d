// Memory of one parser and its grammar. They make some ten thousand small objects; handing those out from
// large chunks, with a list of free blocks for each size, is several times cheaper than the general heap.
#pragma once

#include <cstddef>
#include <memory>
#include <new>
#include <vector>

#include <xercesc/framework/MemoryManager.hpp>

namespace iislint::schema {

/// For one thread. Must outlive what was made in it; small blocks go back to the system with it only.
class ParserMemory final : public xercesc::MemoryManager {
 public:
  /// Aligned for any type. Throws xercesc::OutOfMemoryException.
  void* allocate(XMLSize_t size) override;
  void deallocate(void* block) override;
  /// An exception may live longer than this.
  xercesc::MemoryManager* getExceptionMemoryManager() override;

 private:
  struct Release {
    void operator()(std::byte* chunk) const;
  };

  void* allocate_from_heap(std::size_t size);
  void add_chunk();

  static constexpr std::size_t kStep = alignof(std::max_align_t);
  static constexpr std::align_val_t kPage{4096};
  static constexpr std::size_t kChunk = std::size_t{256} * 1024;
  // Larger blocks come from the heap: all of them under the address sanitizer, so that it can watch them.
#ifdef __SANITIZE_ADDRESS__
  static constexpr bool kAllFromHeap = true;
#else
  static constexpr bool kAllFromHeap = false;
#endif
  static constexpr std::size_t kMaxBytes = 1024;
  static constexpr std::size_t kMaxSteps = kMaxBytes / kStep + 1;

  std::vector<std::unique_ptr<std::byte, Release>> chunks_;
  std::byte* next_ = nullptr;  // the unused rest of the last chunk
  std::byte* end_ = nullptr;
  void* free_[kMaxSteps + 1] = {};  // by size in steps
};

}  // namespace iislint::schema
