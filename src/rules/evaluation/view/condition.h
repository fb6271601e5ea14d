// Conditions of sheets, evaluated. What is not known makes a test neither true nor false.
#pragma once

#include <span>

#include "config/lookup/collection.h"
#include "config/lookup/value.h"
#include "rules/table/rule_table.h"

namespace iislint::rules {

/// What tests are asked of.
class EvalContext {
 public:
  virtual ~EvalContext() = default;
  virtual const config::Value& value_at(std::size_t index) const = 0;
  virtual const config::Entries& entries_at(std::size_t path) const = 0;
  virtual config::Tristate exists_at(std::size_t path) const = 0;
  /// What the settings say of the subject's site; empty when they say nothing.
  virtual std::string_view fact_at(std::string_view fact) const = 0;
  /// The number that a parameter of the rule has in this run.
  virtual std::int64_t param_at(std::size_t index) const = 0;
};

config::Tristate truth_of(const Predicate& test, const EvalContext& grounds);
config::Tristate all_hold(std::span<const Predicate> tests, const EvalContext& grounds);

/// Whether all tests hold of one entry.
config::Tristate entry_fits(std::span<const Predicate> tests, const config::ElementRef& entry,
                            const EvalContext& grounds);

/// The first entry that is written in the document and of which all tests hold; an element that does not
/// exist when there is none.
config::ElementRef first_fitting(std::span<const Predicate> tests, const config::Collection& entries,
                                 const xml::Document& document, const EvalContext& grounds);

}  // namespace iislint::rules
