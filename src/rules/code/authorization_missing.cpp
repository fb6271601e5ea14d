#include <algorithm>
#include <map>
#include <set>

#include "base/text.h"
#include "config/entries.h"
#include "config/hierarchy.h"
#include "rules/code/ftp_authorization.h"
#include "rules/code_rules.h"
#include "rules/evaluation/rule_evaluation.h"
#include "schema/binding/location_path.h"

namespace iislint::rules::code {
namespace {

bool allows(const RuleEvaluation& run, const config::ElementRef& entry) {
  const xml::AttributeId id = run.document().find_attribute(entry.element, "accessType");
  if (id == xml::kNone) return true;  // reported as missing; meant as a rule all the same
  const schema::BoundAttribute& type = run.config().binding().attributes[id];
  return !type.good || type.number == 0;
}

/// Whether it is for nobody but anonymous users.
bool is_for_anonymous_only(const config::ElementRef& entry) {
  return base::trim(config::entry_value(entry, "users").text) == "?" &&
         base::trim(config::entry_value(entry, "roles").text).empty();
}

bool clears(const RuleEvaluation& run, xml::NodeId collection) {
  bool found = false;
  xml::for_each_child_element(run.document(), collection, [&](xml::NodeId id) {
    const schema::ChildFact* child = run.config().binding().child(id);
    found = found || (child != nullptr && child->directive == schema::Directive::clear);
  });
  return found;
}

/// Where FTP authorization allows something, by normal location.
struct Authorization {
  bool is_known = true;
  std::set<std::string> allowed;                // there or somewhere below
  std::set<std::string> allowed_to_anonymous;   // the same, and to nobody else
  std::set<std::string> cleared;                // forgets the rules of the levels above
  std::map<std::string, xml::NodeId> elements;  // the last one of each place
};

/// A rule is looked for in each element by itself: what one folder clears, another keeps.
Authorization read_authorization(const RuleEvaluation& run) {
  constexpr std::string_view kSection = "system.ftpServer/security/authorization";
  const config::Hierarchy& hierarchy = run.context().hierarchy();
  Authorization result;
  result.is_known = !run.context().section(kSection).may_be_incomplete();
  for (const config::Layer& layer : hierarchy.sections(hierarchy.own_index(), kSection)) {
    result.elements[layer.place] = layer.element;
    if (clears(run, layer.element)) result.cleared.insert(layer.place);
    const auto entries = config::entries_of({{&run.document(), &run.binding(), layer.element}}).in_force;
    for (const config::ElementRef& entry : entries) {
      if (!allows(run, entry)) continue;
      auto& places = is_for_anonymous_only(entry) ? result.allowed_to_anonymous : result.allowed;
      places.insert(layer.place);
      if (!layer.place.empty()) places.insert(layer.place.substr(0, layer.place.find('/')));
    }
  }
  return result;
}

}  // namespace

// A rule anywhere below the site is enough: users may be sent to folders of their own. What the site takes
// away with <remove> of the server's rules is not looked at: then there may be fewer findings, never more.
void authorization_missing(RuleEvaluation& run) {
  const auto& authorization = run.once<Authorization>([&] { return read_authorization(run); });
  const std::string site = schema::normal_location(run.site().name());
  if (!authorization.is_known || site.empty()) return;
  const auto is_allowed_in = [&](const std::set<std::string>& places) {
    return places.count(site) != 0 || (places.count("") != 0 && authorization.cleared.count(site) == 0);
  };
  if (is_allowed_in(authorization.allowed)) return;
  if (lets_anonymous_in(run, run.site()) && is_allowed_in(authorization.allowed_to_anonymous)) return;
  FindingArgs details;
  const auto own = authorization.elements.find(site);
  if (own != authorization.elements.end()) {
    details.related.push_back({"these authorization rules apply to the site and allow nothing",
                               run.anchor_of_element(own->second).span});
  }
  run.report("", std::move(details));
}

}  // namespace iislint::rules::code
