#include "rules/evaluation/reporter.h"

#include "rules/evaluation/finding_maker.h"

namespace iislint::rules {

void FindingSink::add(std::uint8_t case_number, FindingDetails details, PlaceholderTexts texts) {
  for (const Variant& one : values_.rule().variants) {
    if (one.case_number == case_number && all_hold(one.when, values_) == config::Tristate::yes)
      return add(one, std::move(details), std::move(texts));
  }
}

void FindingSink::add(const Variant& variant, FindingDetails details, PlaceholderTexts texts) {
  if (!values_.is_heard(variant)) return;  // before anything is worded
  FindingMaker maker(values_, variant, std::move(texts));
  if (auto finding = maker.make(std::move(details))) findings_.add(std::move(*finding));
}

}  // namespace iislint::rules
