#include "schema/xsd/parser_memory.h"

#include <cstdlib>
#include <limits>
#include <new>

#include <xercesc/util/OutOfMemoryException.hpp>
#include <xercesc/util/PlatformUtils.hpp>

#include "platform/pages.h"

namespace iislint::schema {

namespace {

// A block is preceded by its size in steps. While it is free, it holds the address of the next free one.
constexpr std::size_t kFromHeap = 0;

std::size_t& steps_of(void* block) {
  return static_cast<std::size_t*>(block)[-1];
}

}  // namespace

void* ParserMemory::allocate(XMLSize_t size) {
  if (kAllFromHeap || size > kMaxBytes) return allocate_from_heap(size);
  const std::size_t steps = (size + sizeof(std::size_t) + kStep - 1) / kStep;
  if (void* block = free_[steps]) {
    free_[steps] = *static_cast<void**>(block);
    return block;
  }
  if (static_cast<std::size_t>(end_ - next_) < steps * kStep) add_chunk();
  void* block = next_ + kStep;
  next_ += steps * kStep;
  steps_of(block) = steps;
  return block;
}

void ParserMemory::deallocate(void* block) {
  if (block == nullptr) return;
  const std::size_t steps = steps_of(block);
  if (steps == kFromHeap) {
    std::free(static_cast<std::byte*>(block) - kStep);
    return;
  }
  *static_cast<void**>(block) = free_[steps];
  free_[steps] = block;
}

xercesc::MemoryManager* ParserMemory::getExceptionMemoryManager() {
  return xercesc::XMLPlatformUtils::fgMemoryManager;
}

void* ParserMemory::allocate_from_heap(std::size_t size) {
  const bool fits = size <= std::numeric_limits<std::size_t>::max() - kStep;
  void* memory = fits ? std::malloc(kStep + size) : nullptr;
  if (memory == nullptr) throw xercesc::OutOfMemoryException();
  void* block = static_cast<std::byte*>(memory) + kStep;
  steps_of(block) = kFromHeap;
  return block;
}

void ParserMemory::add_chunk() {
  void* memory = ::operator new(kChunk, kPage, std::nothrow);
  if (memory == nullptr) throw xercesc::OutOfMemoryException();
  chunks_.emplace_back(static_cast<std::byte*>(memory));
  platform::provide_pages(memory, kChunk);
  next_ = chunks_.back().get();
  end_ = next_ + kChunk - kStep;  // the last block ends where the size of another one would stand
}

void ParserMemory::Release::operator()(std::byte* chunk) const {
  ::operator delete(chunk, kPage);
}

}  // namespace iislint::schema
