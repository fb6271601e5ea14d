#include <algorithm>

#include "config/section.h"
#include "rules/code_rules.h"
#include "rules/rule_run.h"

namespace iislint::rules::code {
namespace {

bool has_allow_rule(const RuleRun& run, const std::vector<xml::NodeId>& entries) {
  return std::any_of(entries.begin(), entries.end(), [&](xml::NodeId entry) {
    const xml::AttributeId id = run.document().find_attribute(entry, "accessType");
    if (id == xml::kNone) return true;  // reported as missing; meant as a rule all the same
    const schema::BoundAttribute& type = run.config().binding().attributes[id];
    return !type.good || type.number == 0;
  });
}

/// The section, and whether it allows anything at the file's own level.
struct Authorization {
  config::Section section;
  bool server_allows;
};

Authorization read_authorization(const RuleRun& run) {
  config::Section section(run.document(), run.config().binding(), "system.ftpServer/security/authorization");
  const auto entries = config::entries_in_force(run.document(), run.config().binding(), section.at(""));
  const bool allows = has_allow_rule(run, entries);
  return {std::move(section), allows};
}

bool clears(const RuleRun& run, const std::vector<xml::NodeId>& collections) {
  bool found = false;
  for (const xml::NodeId collection : collections) {
    xml::for_each_child_element(run.document(), collection, [&](xml::NodeId id) {
      const schema::ChildFact* child = run.config().binding().child(id);
      found = found || (child != nullptr && child->directive == schema::Directive::clear);
    });
  }
  return found;
}

}  // namespace

// A rule anywhere below the site is enough: users may be sent to folders of their own. What the site takes
// away with <remove> of the server's rules is not looked at: then there may be fewer findings, never more.
void authorization_missing(RuleRun& run) {
  const auto& authorization = run.once<Authorization>([&] { return read_authorization(run); });
  const config::Section& section = authorization.section;
  if (section.may_be_incomplete()) return;
  const auto allows = [&](const std::vector<xml::NodeId>& collections) {
    return has_allow_rule(run, config::entries_in_force(run.document(), run.config().binding(), collections));
  };
  const auto own = section.exactly_at(run.site().name());
  if (allows(own) || allows(section.below(run.site().name()))) return;
  if (authorization.server_allows && !clears(run, own)) return;
  Details details;
  if (!own.empty()) {
    details.related.push_back({"these authorization rules apply to the site and allow nothing",
                               run.spot_of_element(own.back()).span});
  }
  run.report("", std::move(details));
}

}  // namespace iislint::rules::code
