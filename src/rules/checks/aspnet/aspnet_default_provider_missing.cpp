#include "rules/checks/aspnet/aspnet_default_provider_missing.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "base/text.h"
#include "rules/checks/aspnet/support/elements.h"

namespace iislint::rules::checks {
namespace {

using Case = AspnetDefaultProviderMissing::Case;

/// Sections whose defaultProvider names one of their <providers>, with those that .NET Framework has by
/// itself: in its machine.config and root web.config, or in its code.
struct ProviderSection {
  std::string_view path;
  std::string_view names;
};
constexpr ProviderSection kSections[] = {
    {"system.web/membership", "AspNetSqlMembershipProvider"},
    {"system.web/roleManager", "AspNetSqlRoleProvider,AspNetWindowsTokenRoleProvider"},
    {"system.web/profile", "AspNetSqlProfileProvider"},
    {"system.web/siteMap", "AspNetXmlSiteMapProvider"},
    {"system.web/caching/outputCache", "AspNetInternalProvider"},
};

struct Providers {
  std::set<std::string> names;  // in lower case
  bool is_cleared = false;
  bool is_clear = true;  // all of them can be read
};

/// Adds what the section's <providers> add.
void add_providers(const xml::Document& document, xml::NodeId section, Providers& providers) {
  xml::for_each_child_element(document, section, [&](xml::NodeId list) {
    const bool is_list = document.name(list) == "providers";
    providers.is_clear = providers.is_clear && is_list && !document.node(list).damaged;
    if (!is_list) return;
    if (document.find_attribute(list, "configSource") != xml::kNone) providers.is_clear = false;
    xml::for_each_child_element(document, list, [&](xml::NodeId entry) {
      if (document.name(entry) == "clear") providers.is_cleared = true;
      if (document.name(entry) != "add") return;
      const xml::AttributeId id = document.find_attribute(entry, "name");
      std::string buffer;
      if (id == xml::kNone) {
        providers.is_clear = false;
      } else {
        providers.names.insert(base::lower(document.value(document.attribute(id), buffer)));
      }
    });
  });
}

bool is_elsewhere(const FileView& file, xml::NodeId section) {
  constexpr std::string_view kNames[] = {"configSource", "configProtectionProvider"};
  return std::any_of(std::begin(kNames), std::end(kNames), [&](std::string_view name) {
    return file.document().find_attribute(section, name) != xml::kNone;
  });
}

class Judge {
 public:
  Judge(const FileView& file, const ProviderSection& known, Reporter<AspnetDefaultProviderMissing>& reporter)
      : file_(file), known_(known), reporter_(reporter) {}

  void judge(xml::NodeId section) {
    const xml::AttributeId id = file_.document().find_attribute(section, "defaultProvider");
    if (id == xml::kNone || is_elsewhere(file_, section)) return;
    const std::string name = text_of(file_, id);
    Providers own;
    add_providers(file_.document(), section, own);
    if (name.empty() || has_token(name) || !own.is_clear || own.names.count(base::lower(name)) != 0) return;
    if (!own.is_cleared && may_come_from_above(name)) return;
    AspnetDefaultProviderMissing::Finding finding;
    finding.at = anchor_of_attribute(file_, section, id);
    finding.args = {.provider = name};
    reporter_.report(own.is_cleared ? Case::cleared : Case::perhaps_above, std::move(finding));
  }

 private:
  bool may_come_from_above(const std::string& name) {
    if (!all_) all_ = providers_of_all_files();
    const auto shipped = base::split(known_.names, ',');
    const bool is_shipped = std::any_of(shipped.begin(), shipped.end(), [&](std::string_view one) {
      return base::equals_ignoring_case(one, name);
    });
    return is_shipped || !all_->is_clear || all_->names.count(base::lower(name)) != 0;
  }

  /// At whatever place.
  Providers providers_of_all_files() const {
    Providers all;
    for (const config::HierarchyFile& level : file_.hierarchy().levels()) {
      for (xml::NodeId id = 1; id < level.document->nodes.size(); ++id) {
        if (level.document->node(id).kind == xml::NodeKind::element &&
            schema::has_group_path(*level.document, *level.binding, id, known_.path))
          add_providers(*level.document, id, all);
      }
    }
    return all;
  }

  const FileView& file_;
  const ProviderSection& known_;
  Reporter<AspnetDefaultProviderMissing>& reporter_;
  std::optional<Providers> all_;
};

}  // namespace

void check(const AspnetDefaultProviderMissing& rule, Reporter<AspnetDefaultProviderMissing>& reporter) {
  for (const ProviderSection& known : kSections) {
    Judge judge(rule.file(), known, reporter);
    for_each_at(rule.file(), known.path, [&](xml::NodeId section) { judge.judge(section); });
  }
}

}  // namespace iislint::rules::checks
