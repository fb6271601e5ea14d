#include "rules/checks/ftp/access/ftp_ip_unreachable.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "config/entries.h"
#include "config/section_view.h"
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

/// Whether some client may be meant by both.
bool overlap(const AddressRule& a, const AddressRule& b) {
  return !a.range || !b.range || a.range->covers(*b.range) || b.range->covers(*a.range);
}

void report_covered(const FtpIpUnreachable& rule, Reporter<FtpIpUnreachable>& reporter,
                    const AddressRule& entry, const AddressRule& earlier) {
  FtpIpUnreachable::Finding finding;
  finding.at = anchor_of_element(rule.file(), entry.element);
  finding.related.push_back({"this rule comes first and covers all its addresses",
                             anchor_of_element(rule.file(), earlier.element).span});
  reporter.report(entry.allows == earlier.allows ? Case::repeated : Case::never_reached, std::move(finding));
}

/// Whether the entry could be left out: addresses that it is for are treated so in any case.
bool repeats_default(const FtpIpUnreachable& rule, const std::vector<AddressRule>& entries,
                     std::size_t index) {
  const AddressRule& entry = entries[index];
  if (entry.allows != (rule.unlisted().number != 0)) return false;
  // A single address that is allowed is spared by the protection against guessed passwords.
  if (entry.allows && rule.guard().number != 0) return false;
  return std::none_of(
      entries.begin() + static_cast<std::ptrdiff_t>(index) + 1, entries.end(),
      [&](const AddressRule& later) { return later.allows != entry.allows && overlap(later, entry); });
}

}  // namespace

// On a place. Only where all entries stand in one element: in which order those of several places are tried
// is not documented.
void check(const FtpIpUnreachable& rule, Reporter<FtpIpUnreachable>& reporter) {
  const FileView& file = rule.file();
  const config::SectionView& section = file.section(kSection);
  const auto& layers = section.layers(rule.place());
  if (layers.size() != 1 || layers.front().place != rule.place() || section.may_be_incomplete()) return;
  if (layers.front().level != file.hierarchy().own_index()) return;
  const auto entries = address_rules(section.entries(rule.place(), ""));
  if (!entries) return;
  const bool has_one_default = !differs_below(rule, kSection, "", rule.unlisted());
  for (std::size_t i = 0; i < entries->size(); ++i) {
    const AddressRule& entry = (*entries)[i];
    if (!entry.range) continue;
    const auto end = entries->begin() + static_cast<std::ptrdiff_t>(i);
    const auto earlier = std::find_if(entries->begin(), end, [&](const AddressRule& other) {
      return other.range && other.range->covers(*entry.range);
    });
    if (earlier != end) {
      report_covered(rule, reporter, entry, *earlier);
    } else if (has_one_default && repeats_default(rule, *entries, i)) {
      FtpIpUnreachable::Finding finding;
      finding.at = anchor_of_element(file, entry.element);
      reporter.report(entry.allows ? Case::allowed_anyway : Case::denied_anyway, std::move(finding));
    }
  }
}

}  // namespace iislint::rules::checks
