#include "schema/xsd/parser_memory.h"

#include <doctest/doctest.h>

#include <cstdint>
#include <cstring>
#include <limits>
#include <utility>
#include <vector>

#include <xercesc/util/OutOfMemoryException.hpp>

using iislint::schema::ParserMemory;

TEST_CASE("blocks of every size are aligned and do not overlap, used again or not") {
  ParserMemory memory;
  std::vector<std::pair<unsigned char*, std::size_t>> blocks;
  for (int round = 0; round < 3; ++round) {
    for (std::size_t size = 0; size < 1200; ++size) {
      auto* block = static_cast<unsigned char*>(memory.allocate(size));
      CHECK(reinterpret_cast<std::uintptr_t>(block) % alignof(std::max_align_t) == 0);
      std::memset(block, static_cast<int>(size % 251), size);
      blocks.emplace_back(block, size);
    }
    for (const auto& [block, size] : blocks) {
      bool whole = true;
      for (std::size_t i = 0; i < size; ++i)
        whole = whole && block[i] == size % 251;
      CHECK(whole);
    }
    for (std::size_t i = round % 2 == 0 ? 1 : 0; i < blocks.size(); i += 2)
      memory.deallocate(std::exchange(blocks[i].first, nullptr));
    std::erase_if(blocks, [](const auto& entry) { return entry.first == nullptr; });
  }
  for (const auto& entry : blocks)
    memory.deallocate(entry.first);
  memory.deallocate(nullptr);
}

TEST_CASE("what cannot be had is refused as the parser expects it") {
  ParserMemory memory;
  constexpr auto kMost = std::numeric_limits<std::size_t>::max();
  CHECK_THROWS_AS(memory.allocate(kMost), xercesc::OutOfMemoryException);
  CHECK_THROWS_AS(memory.allocate(kMost - 8), xercesc::OutOfMemoryException);
}
