#include "rules/checks/server/handlers/handler_shadowed.h"

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/text.h"
#include "rules/checks/server/support/handler_entries.h"
#include "rules/checks/support/reading.h"

namespace iislint::rules::checks {
namespace {

/// So many handlers for everything are compared with those behind them.
constexpr std::size_t kMostOpen = 16;

std::set<std::string> preconditions_of(const config::ElementRef& handler) {
  std::set<std::string> conditions;
  for (const std::string& one : names_in(text_of_entry(handler, "preCondition")))
    conditions.insert(base::lower(one));
  return conditions;
}

/// A handler that takes whatever meets its preconditions.
struct OpenHandler {
  config::ElementRef entry;
  std::string name;
  std::set<std::string> conditions;
  bool is_reported = false;  // one finding says it of all that follow
};

bool takes_everything(const config::ElementRef& handler) {
  const config::Value type = config::entry_value(handler, "resourceType");
  return text_of_entry(handler, "path") == "*" && text_of_entry(handler, "verb") == "*" && type.is_known() &&
         word_of(type) == "Unspecified";
}

/// One <handlers> element, from top to bottom.
class HandlerList {
 public:
  HandlerList(const HandlerShadowed& rule, Reporter<HandlerShadowed>& reporter)
      : file_(rule.file()), reporter_(reporter) {}

  void judge(xml::NodeId section) {
    xml::for_each_child_element(file_.document(), section, [&](xml::NodeId child) {
      if (!is_bound(file_, child)) return;
      const config::ElementRef entry{&file_.document(), &file_.binding(), child};
      const std::string_view name = file_.document().name(child);
      if (name == "add") judge_entry(entry);
      if (name == "clear") open_.clear();
      if (name == "remove") remove(text_of_entry(entry, "name"));
    });
  }

 private:
  void judge_entry(const config::ElementRef& entry) {
    OpenHandler own{entry, text_of_entry(entry, "name"), preconditions_of(entry)};
    const auto found = std::find_if(open_.begin(), open_.end(), [&](const OpenHandler& other) {
      return std::includes(own.conditions.begin(), own.conditions.end(), other.conditions.begin(),
                           other.conditions.end());
    });
    if (found != open_.end()) {
      if (!std::exchange(found->is_reported, true)) report(entry, *found);
    } else if (takes_everything(entry) && open_.size() < kMostOpen) {
      open_.push_back(std::move(own));
    }
  }

  void remove(const std::string& name) {
    open_.erase(
        std::remove_if(open_.begin(), open_.end(), [&](const OpenHandler& one) { return one.name == name; }),
        open_.end());
  }

  void report(const config::ElementRef& entry, const OpenHandler& other) {
    HandlerShadowed::Finding finding;
    finding.at = anchor_of_element(file_, entry.element);
    finding.related.push_back(
        {"this handler takes all requests", anchor_of_element(file_, other.entry.element).span});
    finding.args = {.other = other.name};
    reporter_.report(std::move(finding));
  }

  const FileView& file_;
  Reporter<HandlerShadowed>& reporter_;
  std::vector<OpenHandler> open_;
};

}  // namespace

void check(const HandlerShadowed& rule, Reporter<HandlerShadowed>& reporter) {
  const config::Hierarchy& hierarchy = rule.file().hierarchy();
  for (const config::Layer& layer : hierarchy.sections(hierarchy.own_index(), kHandlers))
    HandlerList(rule, reporter).judge(layer.element);
}

}  // namespace iislint::rules::checks
