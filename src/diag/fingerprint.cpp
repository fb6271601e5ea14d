#include "diag/fingerprint.h"

#include <algorithm>
#include <cstdint>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/text.h"

namespace iislint::diag {
namespace {

/// No field holds the character that separates them.
std::uint64_t hash_of(std::uint64_t seed, std::string_view field) {
  return base::fnv1a(std::string_view("\0", 1), base::fnv1a(field, seed));
}

std::string digits_of(std::uint64_t hash) {
  constexpr char kHex[] = "0123456789abcdef";
  std::string digits(16, '0');
  for (auto digit = digits.rbegin(); digit != digits.rend(); ++digit, hash >>= 4)
    *digit = kHex[hash & 15];
  return digits;
}

/// In the order in which findings that are alike are numbered.
std::vector<Diagnostic*> in_order(std::span<Diagnostic> counting, std::span<Diagnostic> suppressed) {
  std::vector<Diagnostic*> all;
  all.reserve(counting.size() + suppressed.size());
  for (Diagnostic& finding : counting)
    all.push_back(&finding);
  if (suppressed.empty()) return all;
  for (Diagnostic& finding : suppressed)
    all.push_back(&finding);
  std::stable_sort(all.begin(), all.end(),
                   [](const Diagnostic* a, const Diagnostic* b) { return comes_before(*a, *b); });
  return all;
}

}  // namespace

void set_fingerprints(std::span<Diagnostic> counting, std::span<Diagnostic> suppressed,
                      const FileName& file_name) {
  std::unordered_map<source::FileId, std::uint64_t> files;
  std::unordered_map<std::uint64_t, std::size_t> alike;
  std::unordered_set<std::uint64_t> taken;
  for (Diagnostic* finding : in_order(counting, suppressed)) {
    const auto [file, is_new] = files.try_emplace(finding->span.file, 0);
    if (is_new) file->second = hash_of(base::fnv1a(""), file_name(finding->span.file));
    std::uint64_t hash = hash_of(file->second, finding->rule_id);
    hash = hash_of(hash, finding->config_path);
    hash = hash_of(hash, finding->actual.value_or(""));
    hash = hash_of(hash, std::to_string(++alike[hash]));
    while (!taken.insert(hash).second)
      hash = hash_of(hash, "");  // chance, or somebody's wish
    finding->fingerprint = digits_of(hash);
  }
}

}  // namespace iislint::diag
