#include "rules/checks/aspnet/aspnet_wcf_configuration_missing.h"

#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/nearest.h"
#include "rules/checks/aspnet/support/elements.h"

namespace iislint::rules::checks {
namespace {

using Case = AspnetWcfConfigurationMissing::Case;

constexpr std::string_view kBehaviors = "system.serviceModel/behaviors";
constexpr std::string_view kBindings = "system.serviceModel/bindings";

/// What the file defines in the lists of one section, each name behind that of its list.
struct Definitions {
  std::set<std::string> names;
  bool is_elsewhere = false;  // in a file of its own, or encrypted
};

std::string value_of_attribute(const FileView& file, xml::NodeId element, std::string_view name) {
  const xml::AttributeId id = file.document().find_attribute(element, name);
  return id == xml::kNone ? std::string() : text_of(file, id);
}

Definitions definitions_in(const FileView& file, std::string_view section) {
  Definitions all;
  const xml::Document& document = file.document();
  for_each_at(file, section, [&](xml::NodeId element) {
    for (const std::string_view name : {"configSource", "configProtectionProvider"})
      all.is_elsewhere = all.is_elsewhere || document.find_attribute(element, name) != xml::kNone;
    xml::for_each_child_element(document, element, [&](xml::NodeId list) {
      xml::for_each_child_element(document, list, [&](xml::NodeId entry) {
        all.names.insert(std::string(document.name(list)) + "/" + value_of_attribute(file, entry, "name"));
      });
    });
  });
  return all;
}

class Judge {
 public:
  Judge(const FileView& file, Reporter<AspnetWcfConfigurationMissing>& reporter)
      : file_(file),
        reporter_(reporter),
        behaviors_(definitions_in(file, kBehaviors)),
        bindings_(definitions_in(file, kBindings)) {}

  void judge_service(xml::NodeId service) {
    judge(Case::behavior, service, "behaviorConfiguration", "serviceBehaviors", behaviors_);
  }

  void judge_endpoint(xml::NodeId endpoint) {
    judge(Case::behavior, endpoint, "behaviorConfiguration", "endpointBehaviors", behaviors_);
    const std::string binding = value_of_attribute(file_, endpoint, "binding");
    if (!binding.empty()) judge(Case::binding, endpoint, "bindingConfiguration", binding, bindings_);
  }

 private:
  void judge(Case which, xml::NodeId element, std::string_view attribute, const std::string& list,
             const Definitions& known) {
    const std::string name = value_of_attribute(file_, element, attribute);
    if (name.empty() || has_token(name) || known.is_elsewhere || known.names.count(list + "/" + name) != 0)
      return;
    AspnetWcfConfigurationMissing::Finding finding;
    finding.at = anchor_of_attribute(file_, element, attribute);
    finding.args = {.name = name, .list = "<" + list + ">", .meant = meant(list, name, known)};
    reporter_.report(which, std::move(finding));
  }

  static std::string meant(const std::string& list, const std::string& name, const Definitions& known) {
    constexpr std::size_t kMost = 100;
    std::vector<std::string_view> candidates;
    for (auto one = known.names.lower_bound(list + "/");
         one != known.names.end() && one->starts_with(list + "/") && candidates.size() < kMost; ++one)
      candidates.push_back(std::string_view(*one).substr(list.size() + 1));
    const auto near = base::nearest(name, candidates);
    return near && !near->empty() ? "; the closest name is " + std::string(*near) : std::string();
  }

  const FileView& file_;
  Reporter<AspnetWcfConfigurationMissing>& reporter_;
  Definitions behaviors_, bindings_;
};

}  // namespace

// The schema does not know the sections of WCF. A file above may define what is missing in this one.
void check(const AspnetWcfConfigurationMissing& rule, Reporter<AspnetWcfConfigurationMissing>& reporter) {
  const FileView& file = rule.file();
  if (file.document().text().find("system.serviceModel") == std::string_view::npos) return;
  Judge judge(file, reporter);
  for_each_at(file, "system.serviceModel/services/service",
              [&](xml::NodeId service) { judge.judge_service(service); });
  for (const std::string_view path :
       {"system.serviceModel/services/service/endpoint", "system.serviceModel/client/endpoint"})
    for_each_at(file, path, [&](xml::NodeId endpoint) { judge.judge_endpoint(endpoint); });
}

}  // namespace iislint::rules::checks
