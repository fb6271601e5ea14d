#include "rules/checks/ftp/access/ftp_ip_unreachable.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <set>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "config/lookup/collection.h"
#include "config/views/section_view.h"
#include "rules/checks/ftp/support/address_range.h"
#include "rules/checks/support/reading.h"
#include "values/ipv4.h"

namespace iislint::rules::checks {
namespace {

using Case = FtpIpUnreachable::Case;
using values::Ipv4Range;

constexpr std::string_view kSection = "system.ftpServer/security/ipSecurity";

/// One entry; `range` is empty for a name and for what cannot be read.
struct AddressRule {
  xml::NodeId element;
  std::optional<Ipv4Range> range;
  bool allows = false;
};

std::optional<std::vector<AddressRule>> address_rules(const config::Entries& entries) {
  std::vector<AddressRule> rules;
  for (const config::ElementRef& entry : entries.in_force) {
    const config::Value address = config::entry_value(entry, "ipAddress");
    const config::Value mask = config::entry_value(entry, "subnetMask");
    const config::Value allowed = config::entry_value(entry, "allowed");
    if (!address.is_known() || !mask.is_known() || !allowed.is_known()) return std::nullopt;
    rules.push_back({entry.element, range_of(address.text, mask.text), allowed.number != 0});
  }
  return rules;
}

/// Finds for a range those around it and those in it: masks have few lengths, so each is looked up by itself.
class RangeIndex {
 public:
  explicit RangeIndex(const std::vector<AddressRule>& rules) {
    for (const AddressRule& rule : rules) {
      if (rule.range) lengths_.insert(rule.range->bits);
    }
    for (std::size_t i = 0; i < rules.size(); ++i) {
      std::size_t& last_name = last_name_[rules[i].allows ? 1 : 0];
      if (!rules[i].range) last_name = i;
      if (rules[i].range) add(*rules[i].range, rules[i].allows, i);
    }
  }

  /// The first range that covers this one.
  std::size_t first_around(const Ipv4Range& range) const {
    std::size_t first = kNone;
    for_each_around(range, [&](std::uint64_t key) {
      if (const auto found = first_.find(key); found != first_.end()) first = std::min(first, found->second);
    });
    return first;
  }

  /// Whether some entry behind `index` that allows, or does not, may be about clients in the range.
  bool meets_later(const Ipv4Range& range, bool allows, std::size_t index) const {
    const auto is_later = [index](std::size_t other) { return other != kNone && other > index; };
    const auto& around = last_[allows ? 1 : 0];
    const auto& inside = last_inside_[allows ? 1 : 0];
    if (is_later(last_name_[allows ? 1 : 0])) return true;
    const auto within = inside.find(key_of(range.network(), range.bits));
    if (within != inside.end() && is_later(within->second)) return true;
    bool meets = false;
    for_each_around(range, [&](std::uint64_t key) {
      const auto found = around.find(key);
      meets = meets || (found != around.end() && is_later(found->second));
    });
    return meets;
  }

  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

 private:
  using Indexes = std::unordered_map<std::uint64_t, std::size_t>;  // of entries, by key_of

  static std::uint64_t key_of(std::uint32_t network, unsigned bits) {
    return (std::uint64_t{network} << 8) | bits;
  }

  template <typename Visit>
  void for_each_around(const Ipv4Range& range, Visit&& visit) const {
    for (const unsigned bits : lengths_) {
      if (bits > range.bits) return;
      visit(key_of(Ipv4Range{range.address, bits}.network(), bits));
    }
  }

  void add(const Ipv4Range& range, bool allows, std::size_t index) {
    first_.try_emplace(key_of(range.network(), range.bits), index);
    last_[allows ? 1 : 0][key_of(range.network(), range.bits)] = index;
    for_each_around(range, [&](std::uint64_t key) { last_inside_[allows ? 1 : 0][key] = index; });
  }

  std::set<unsigned> lengths_;
  Indexes first_;
  std::array<Indexes, 2> last_, last_inside_;  // of those that deny and of those that allow
  std::array<std::size_t, 2> last_name_ = {kNone, kNone};
};

void report_covered(const FtpIpUnreachable& rule, Reporter<FtpIpUnreachable>& reporter,
                    const AddressRule& entry, const AddressRule& earlier) {
  FtpIpUnreachable::Finding finding;
  finding.at = anchor_of_element(rule.file(), entry.element);
  finding.related.push_back({"this rule comes first and covers all its addresses",
                             anchor_of_element(rule.file(), earlier.element).span});
  reporter.report(entry.allows == earlier.allows ? Case::repeated : Case::never_reached, std::move(finding));
}

/// Whether the entry could be left out: addresses that it is for are treated so in any case.
bool repeats_default(const FtpIpUnreachable& rule, const RangeIndex& ranges, const AddressRule& entry,
                     std::size_t index) {
  if (entry.allows != (rule.unlisted().number != 0)) return false;
  // A single address that is allowed is spared by the protection against guessed passwords.
  if (entry.allows && rule.guard().number != 0) return false;
  return !ranges.meets_later(*entry.range, !entry.allows, index);
}

}  // namespace

// On a place. Only where all entries stand in one element: in which order those of several places are tried
// is not documented.
void check(const FtpIpUnreachable& rule, Reporter<FtpIpUnreachable>& reporter) {
  const FileView& file = rule.file();
  const config::SectionView& section = file.section(kSection);
  const auto& layers = section.layers(rule.place());
  if (layers.size() != 1 || !layers.front().is_for(rule.place()) || section.may_be_incomplete()) return;
  if (layers.front().level != file.hierarchy().own_index()) return;
  const auto entries = address_rules(section.entries(rule.place(), ""));
  if (!entries) return;
  const RangeIndex ranges(*entries);
  const bool has_one_default = !differs_below(rule, kSection, "", rule.unlisted());
  for (std::size_t i = 0; i < entries->size(); ++i) {
    const AddressRule& entry = (*entries)[i];
    if (!entry.range) continue;
    const std::size_t earlier = ranges.first_around(*entry.range);
    if (earlier < i) {
      report_covered(rule, reporter, entry, (*entries)[earlier]);
    } else if (has_one_default && repeats_default(rule, ranges, entry, i)) {
      FtpIpUnreachable::Finding finding;
      finding.at = anchor_of_element(file, entry.element);
      reporter.report(entry.allows ? Case::allowed_anyway : Case::denied_anyway, std::move(finding));
    }
  }
}

}  // namespace iislint::rules::checks
