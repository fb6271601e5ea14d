// Which rules need not be started on a site, because the values in force for it refuse them already.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "rules/evaluation/site_shapes.h"
#include "rules/evaluation/view/condition.h"
#include "rules/evaluation/view/rule_values.h"

namespace iislint::rules {

/// Slots and nodes of the slot tree of sites (schema::ItemKind).
class SlotSet {
 public:
  explicit SlotSet(const schema::ItemKind& kind);

  /// What the site writes; everything where it may write more than can be seen.
  void assign(const config::SiteTable& table, std::size_t row);
  void add_slot(std::size_t slot) { words_[slot / 64] |= std::uint64_t{1} << (slot % 64); }
  void add_node(std::size_t node) { add_slot(slot_count_ + node); }

  bool meets(const SlotSet& other) const;

 private:
  std::size_t slot_count_;
  std::vector<std::uint64_t> words_;
};

/// What is known of a rule and a site before the rule is asked.
enum class Outlook : std::uint8_t {
  silent,    ///< it says nothing
  open,      ///< it has to be asked
  to_check,  ///< its condition holds, and its check has to be asked
};

/// The part of the condition of one rule that comes out the same for all sites of a shape (SiteShapes): tests
/// of values, and of collections that the site does not write itself. Where another test decides, the rule
/// may speak.
class SiteFilter final : EvalContext {
 public:
  /// Borrows the values for rule, file and parameters.
  explicit SiteFilter(const RuleValues& values);

  /// Whether the rule may speak about a site that writes these slots and no others; no is certain.
  bool may_speak(const SlotSet& written) const { return speaks_of_blank_ || reads_.meets(written); }
  /// The same of a site that is loaded and the subject of the values; the answer is that of its shape.
  Outlook outlook(const config::SiteView& site);

  /// Adds what the answer depends on.
  void add_readings(SlotReadings& readings) const;

 private:
  /// What the answer of a test is at least and at most.
  struct Bounds {
    config::Tristate least;
    config::Tristate greatest;
  };

  Outlook outlook() const;
  bool may_speak_by_variants() const;
  bool knows_all_values() const;
  bool decides_all_values() const;
  Bounds bounds_of(const Predicate& test) const;
  Bounds bounds_of_all(std::span<const Predicate> tests) const;
  Bounds bounds_of_any(std::span<const Predicate> tests) const;
  bool is_decided(const Predicate& test) const;
  bool is_decided(const PathRef& value) const;
  bool has_nothing_at(const PathRef& path) const;

  const config::Value& value_at(std::size_t index) const override;
  const config::Entries& entries_at(std::size_t path) const override;
  config::Tristate exists_at(std::size_t path) const override;
  std::string_view fact_at(std::string_view fact) const override;
  std::int64_t param_at(std::size_t index) const override { return values_.param_at(index); }

  const RuleValues& values_;
  const Rule& rule_;
  const config::EffectiveConfig& config_;
  SlotSet reads_;
  std::vector<bool> is_heard_;              // by variant
  const config::SiteView* site_ = nullptr;  // null: a site that writes nothing
  mutable config::Entries nothing_;         // of a collection that is not there
  bool speaks_of_blank_ = true;
};

}  // namespace iislint::rules
