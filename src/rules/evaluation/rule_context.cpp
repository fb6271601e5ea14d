#include "rules/evaluation/rule_context.h"

#include "rules/evaluation/view/rule_values.h"

namespace iislint::rules {

const FileView& RuleContext::file() const {
  return values_.file();
}

xml::NodeId RuleContext::element() const {
  return values_.subject().element();
}

const std::string& RuleContext::place() const {
  return values_.subject().place();
}

const config::Value& RuleContext::value_at(std::size_t index) const {
  return values_.value_at(index);
}

std::int64_t RuleContext::param_at(std::size_t index) const {
  return values_.param_at(index);
}

const config::SiteView& SiteContext::site() const {
  return *values_.subject().site();
}

}  // namespace iislint::rules
