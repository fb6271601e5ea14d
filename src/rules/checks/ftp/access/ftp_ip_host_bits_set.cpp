#include "rules/checks/ftp/access/ftp_ip_host_bits_set.h"

#include <string>
#include <unordered_set>
#include <utility>

#include "rules/checks/ftp/support/address_range.h"
#include "rules/checks/support/reading.h"
#include "values/ipv4.h"
#include "xml/anchor.h"

namespace iislint::rules::checks {
namespace {

struct RemovedAddresses {
  std::unordered_set<std::string> texts;  // as they are written
};

RemovedAddresses removed_addresses(const FileView& file) {
  RemovedAddresses removed;
  const xml::Document& document = file.document();
  for (xml::NodeId id = 1; id < document.nodes.size(); ++id) {
    const schema::ChildFact* child =
        document.node(id).kind == xml::NodeKind::element ? file.binding().child(id) : nullptr;
    if (child == nullptr || child->directive != schema::Directive::remove) continue;
    const xml::AttributeId address = document.find_attribute(id, "ipAddress");
    if (address != xml::kNone) removed.texts.insert(text_of(file, address));
  }
  return removed;
}

}  // namespace

void check(const FtpIpHostBitsSet& rule, Reporter<FtpIpHostBitsSet>& reporter) {
  const FileView& file = rule.file();
  const config::Value& address = rule.address();
  const auto range = range_of(address.text, rule.mask().text);
  if (!range || !range->has_host_bits()) return;
  const std::string network = values::print_ipv4(range->network());
  FtpIpHostBitsSet::Finding finding;
  finding.args = {.network = network};
  // The address is part of the key: a <remove> further down would have to change with it.
  const xml::Document& document = file.document();
  const bool is_removed = file.shared<RemovedAddresses>(removed_addresses).texts.count(address.text) != 0;
  const xml::Attribute& attribute = document.attribute(address.attribute);
  if (!is_removed && attribute.quoted && attribute.closed) {
    finding.fixes.push_back({"Write the address of the network, " + network,
                             diag::FixSafety::safe,
                             {{xml::content_of(document, attribute), network}}});
  }
  reporter.report(std::move(finding));
}

}  // namespace iislint::rules::checks
