#include "rules/evaluation/site_filter.h"

#include <algorithm>

namespace iislint::rules {

using config::Tristate;

SlotSet::SlotSet(const schema::ItemKind& kind)
    : slot_count_(kind.slots.size()), words_((kind.slots.size() + kind.item_nodes.size() + 63) / 64) {}

void SlotSet::assign(const config::SiteTable& table, std::size_t row) {
  std::fill(words_.begin(), words_.end(), table.loses_any() ? ~std::uint64_t{0} : 0);
  for (const config::SiteCell& cell : table.cells(row))
    add_slot(cell.slot);
  for (const config::SiteNode& node : table.nodes(row))
    add_node(node.node);
}

bool SlotSet::meets(const SlotSet& other) const {
  for (std::size_t i = 0; i < words_.size(); ++i) {
    if ((words_[i] & other.words_[i]) != 0) return true;
  }
  return false;
}

SiteFilter::SiteFilter(const RuleValues& values)
    : values_(values), rule_(values.rule()), config_(values.file().config()), reads_(config_.site_kind()) {
  for (const ValueRef& ref : rule_.values) {
    if (ref.path.start == Start::site) reads_.add_slot(ref.path.number);
  }
  for (const PathRef& path : rule_.paths) {
    if (path.start == Start::site) reads_.add_node(path.number);
  }
  for (const Variant& variant : rule_.variants)
    is_heard_.push_back(values.is_heard(variant));
  speaks_of_blank_ = outlook() != Outlook::silent;
}

Outlook SiteFilter::outlook(const config::SiteView& site) {
  site_ = &site;
  return outlook();
}

Outlook SiteFilter::outlook() const {
  const Bounds holds = bounds_of_all(rule_.when);
  if (holds.greatest != Tristate::yes || !knows_all_values()) return Outlook::silent;
  if (rule_.check != nullptr)
    return holds.least == Tristate::yes && decides_all_values() ? Outlook::to_check : Outlook::open;
  return may_speak_by_variants() ? Outlook::open : Outlook::silent;
}

bool SiteFilter::may_speak_by_variants() const {
  for (std::size_t i = 0; i < rule_.variants.size(); ++i) {
    const Bounds holds = bounds_of_all(rule_.variants[i].when);
    if (holds.greatest != Tristate::yes) continue;
    if (is_heard_[i]) return true;
    if (holds.least == Tristate::yes) return false;  // this variant speaks, and nobody hears it
  }
  return false;
}

bool SiteFilter::decides_all_values() const {
  return std::all_of(rule_.values.begin(), rule_.values.end(),
                     [this](const ValueRef& ref) { return is_decided(ref.path); });
}

bool SiteFilter::knows_all_values() const {
  for (std::size_t i = 0; i < rule_.values.size(); ++i) {
    if (is_decided(rule_.values[i].path) && !value_at(i).is_known()) return false;
  }
  return true;
}

SiteFilter::Bounds SiteFilter::bounds_of(const Predicate& test) const {
  if (test.kind == PredicateKind::all_of || test.kind == PredicateKind::any_of) {
    const std::span<const Predicate> tests(test.tests, test.test_count);
    const Bounds bounds = test.kind == PredicateKind::all_of ? bounds_of_all(tests) : bounds_of_any(tests);
    return test.negated ? Bounds{!bounds.greatest, !bounds.least} : bounds;
  }
  if (!is_decided(test)) return {Tristate::no, Tristate::yes};
  const Tristate answer = truth_of(test, *this);
  return {answer, answer};
}

SiteFilter::Bounds SiteFilter::bounds_of_all(std::span<const Predicate> tests) const {
  Bounds bounds{Tristate::yes, Tristate::yes};
  for (const Predicate& test : tests) {
    const Bounds one = bounds_of(test);
    bounds = {std::min(bounds.least, one.least), std::min(bounds.greatest, one.greatest)};
    if (bounds.greatest == Tristate::no) break;
  }
  return bounds;
}

SiteFilter::Bounds SiteFilter::bounds_of_any(std::span<const Predicate> tests) const {
  Bounds bounds{Tristate::no, Tristate::no};
  for (const Predicate& test : tests) {
    const Bounds one = bounds_of(test);
    bounds = {std::max(bounds.least, one.least), std::max(bounds.greatest, one.greatest)};
    if (bounds.least == Tristate::yes) break;
  }
  return bounds;
}

bool SiteFilter::is_decided(const Predicate& test) const {
  switch (test.kind) {
    case PredicateKind::any_entry:
    case PredicateKind::every_entry:
    case PredicateKind::no_entries:
    case PredicateKind::duplicates:
      return has_nothing_at(rule_.paths[test.of]);
    case PredicateKind::exists:
      return is_decided(rule_.paths[test.of]);
    case PredicateKind::fact_is:
      return false;  // what the settings say is said of one site
    default:
      return is_decided(rule_.values[test.of].path) &&
             (test.other == kNoIndex || is_decided(rule_.values[test.other].path));
  }
}

/// A section counts where it is the same for all sites; that is not asked before the first of them is there.
bool SiteFilter::is_decided(const PathRef& path) const {
  if (path.start == Start::site) return true;
  return path.start == Start::section && site_ != nullptr &&
         !values_.file().section(path.section).differs_by_place();
}

bool SiteFilter::has_nothing_at(const PathRef& path) const {
  if (path.start == Start::section) return is_decided(path);
  return path.start == Start::site && config_.defaults_element(path.number) == xml::kNone &&
         (site_ == nullptr || site_->own_element(path.number) == xml::kNone);
}

const config::Value& SiteFilter::value_at(std::size_t index) const {
  const PathRef& path = rule_.values[index].path;
  if (path.start == Start::section) return values_.value_at(index);
  return site_ != nullptr ? site_->value(path.number) : config_.value_above(path.number);
}

const config::Entries& SiteFilter::entries_at(std::size_t path) const {
  if (rule_.paths[path].start == Start::section) return values_.entries_at(path);
  const std::size_t node = rule_.paths[path].number;  // where there is nothing
  const config::SiteTable& table = config_.table();
  nothing_.may_be_incomplete = site_ != nullptr ? site_->entries(node).may_be_incomplete
                                                : table.is_node_lost(table.defaults_row(), node);
  return nothing_;
}

Tristate SiteFilter::exists_at(std::size_t path) const {
  if (rule_.paths[path].start == Start::section) return values_.exists_at(path);
  const bool exists = site_ != nullptr && site_->own_element(rule_.paths[path].number) != xml::kNone;
  return exists ? Tristate::yes : Tristate::no;
}

std::string_view SiteFilter::fact_at(std::string_view /*fact*/) const {
  return {};  // never asked for
}

namespace {

bool tests_text(const Predicate& test) {
  return test.kind == PredicateKind::text_in || test.kind == PredicateKind::matches ||
         test.kind == PredicateKind::contains || test.kind == PredicateKind::same_as ||
         test.kind == PredicateKind::not_default;
}

void add_texts(std::span<const Predicate> tests, const Rule& rule, SlotReadings& readings) {
  for (const Predicate& test : tests) {
    if (test.kind == PredicateKind::all_of || test.kind == PredicateKind::any_of) {
      add_texts({test.tests, test.test_count}, rule, readings);
    } else if (tests_text(test)) {
      for (const std::uint16_t value : {test.of, test.other}) {
        if (value == kNoIndex || rule.values[value].path.start != Start::site) continue;
        readings[rule.values[value].path.number] = SlotReading::text;
      }
    }
  }
}

}  // namespace

void SiteFilter::add_readings(SlotReadings& readings) const {
  for (const ValueRef& ref : rule_.values) {
    if (ref.path.start != Start::site) continue;
    SlotReading& slot = readings[ref.path.number];
    slot = std::max(slot, SlotReading::number);
  }
  add_texts(rule_.when, rule_, readings);
  for (const Variant& variant : rule_.variants)
    add_texts(variant.when, rule_, readings);
}

}  // namespace iislint::rules
