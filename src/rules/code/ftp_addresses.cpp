// Address rules of the FTP service: texts that are no address, bits outside the mask, rules without effect.
#include <algorithm>
#include <optional>

#include "base/text.h"
#include "rules/code/reading.h"
#include "rules/code_rules.h"
#include "values/deployment_token.h"
#include "values/ipv4.h"
#include "xml/anchor.h"

namespace iislint::rules::code {
namespace {

using values::Ipv4Range;

constexpr std::string_view kSection = "system.ftpServer/security/ipSecurity";

bool has_token(std::string_view text) {
  return !values::deployment_token(text, values::TokenForms::likely).empty();
}

std::optional<Ipv4Range> range_of(std::string_view address, std::string_view mask) {
  const auto number = values::parse_ipv4(address);
  const auto bits = values::parse_mask(mask);
  if (!number || !bits) return std::nullopt;
  return Ipv4Range{*number, *bits};
}

std::string_view problem_of_address(std::string_view text) {
  if (has_token(text) || values::parse_ipv4(text)) return {};
  const std::size_t slash = text.find('/');
  if (slash != std::string_view::npos && values::parse_ipv4(text.substr(0, slash))) return "network";
  return text.find(':') != std::string_view::npos ? "ipv6" : "address";
}

std::string_view problem_of_mask(std::string_view text) {
  if (has_token(text)) return {};
  if (values::is_mask_with_holes(text)) return "holes";
  if (!values::parse_mask(text)) return "mask";
  return text.find('.') == std::string_view::npos ? "bits" : "";
}

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

void report_covered(RuleEvaluation& run, const AddressRule& rule, const AddressRule& earlier) {
  FindingArgs details;
  details.at = run.anchor_of_element(rule.element);
  details.related.push_back(
      {"this rule comes first and covers all its addresses", run.anchor_of_element(earlier.element).span});
  run.report(rule.allows == earlier.allows ? "repeated" : "never-reached", std::move(details));
}

/// Whether the entry could be left out: addresses that it is for are treated so in any case.
bool repeats_default(const RuleEvaluation& run, const std::vector<AddressRule>& rules, std::size_t index) {
  const AddressRule& rule = rules[index];
  if (rule.allows != (run.value("unlisted").number != 0)) return false;
  // A single address that is allowed is spared by the protection against guessed passwords.
  if (rule.allows && run.value("guard").number != 0) return false;
  return std::none_of(
      rules.begin() + static_cast<std::ptrdiff_t>(index) + 1, rules.end(),
      [&](const AddressRule& later) { return later.allows != rule.allows && overlap(later, rule); });
}

}  // namespace

void ip_address_invalid(RuleEvaluation& run) {
  const std::string_view variant = problem_of_address(run.value("address").text);
  if (!variant.empty()) {
    FindingArgs details;
    details.at = run.anchor_of(run.value("address"));
    run.report(variant, std::move(details));
  }
  const std::string_view mask = problem_of_mask(run.value("mask").text);
  if (mask.empty() || !run.value("mask").is_written()) return;
  FindingArgs details;
  details.at = run.anchor_of(run.value("mask"));
  run.report(mask, std::move(details));
}

void ip_host_bits(RuleEvaluation& run) {
  const config::Value& address = run.value("address");
  const auto range = range_of(address.text, run.value("mask").text);
  if (!range || !range->has_host_bits()) return;
  const std::string network = values::print_ipv4(range->network());
  FindingArgs details;
  details.holes = {{"network", network}};
  // The address is part of the key: a <remove> further down would have to change with it.
  const xml::Document& document = run.document();
  bool is_removed = false;
  for (xml::NodeId id = 1; id < document.nodes.size(); ++id) {
    const schema::ChildFact* child =
        document.node(id).kind == xml::NodeKind::element ? run.binding().child(id) : nullptr;
    if (child == nullptr || child->directive != schema::Directive::remove) continue;
    const xml::AttributeId removed = document.find_attribute(id, "ipAddress");
    is_removed = is_removed || (removed != xml::kNone && text_of(run, removed) == address.text);
  }
  const xml::Attribute& attribute = document.attribute(address.attribute);
  if (!is_removed && attribute.quoted && attribute.closed) {
    details.fixes.push_back({"Write the address of the network, " + network,
                             diag::FixSafety::safe,
                             {{xml::content_of(document, attribute), network}}});
  }
  run.report("", std::move(details));
}

// A place below that inherits the entry may have names looked up.
void ip_domain_unresolved(RuleEvaluation& run) {
  if (!differs_below(run, kSection, "", run.value("reverse"))) run.report("");
}

// On a place. Only where all entries stand in one element: in which order those of several places are tried
// is not documented.
void ip_rule_unreachable(RuleEvaluation& run) {
  const config::SectionView& section = run.context().section(kSection);
  const auto& layers = section.layers(run.subject().place());
  if (layers.size() != 1 || layers.front().place != run.subject().place() || section.may_be_incomplete())
    return;
  if (layers.front().level != run.context().hierarchy().own_index()) return;
  const auto rules = address_rules(section.entries(run.subject().place(), ""));
  if (!rules) return;
  const bool has_one_default = !differs_below(run, kSection, "", run.value("unlisted"));
  for (std::size_t i = 0; i < rules->size(); ++i) {
    const AddressRule& rule = (*rules)[i];
    if (!rule.range) continue;
    const auto end = rules->begin() + static_cast<std::ptrdiff_t>(i);
    const auto earlier = std::find_if(rules->begin(), end, [&](const AddressRule& other) {
      return other.range && other.range->covers(*rule.range);
    });
    if (earlier != end) {
      report_covered(run, rule, *earlier);
    } else if (has_one_default && repeats_default(run, *rules, i)) {
      FindingArgs details;
      details.at = run.anchor_of_element(rule.element);
      run.report(rule.allows ? "allowed-anyway" : "denied-anyway", std::move(details));
    }
  }
}

}  // namespace iislint::rules::code
