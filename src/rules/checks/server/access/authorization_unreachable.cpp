#include "rules/checks/server/access/authorization_unreachable.h"

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

#include "rules/checks/server/support/url_authorization.h"
#include "rules/checks/support/known_server.h"
#include "rules/checks/support/reading.h"

namespace iislint::rules::checks {
namespace {

using Case = AuthorizationUnreachable::Case;

constexpr std::string_view kSection = "system.webServer/security/authorization";

/// So many rules that may cover others are compared: a stranger may write thousands.
constexpr std::size_t kMostCovers = 100;

/// The rules in force at the place of the rule; those that its own element adds are judged.
class AuthorizationRules {
 public:
  AuthorizationRules(const AuthorizationUnreachable& rule, Reporter<AuthorizationUnreachable>& reporter,
                     const std::vector<UrlRule>& rules, xml::NodeId section)
      : file_(rule.file()), reporter_(reporter), rules_(rules), section_(section) {
    for (const UrlRule& one : rules) {
      if (one.is_allow && !one.is_for_all_users()) continue;
      auto& covers = one.is_allow ? open_ : denials_;
      if (covers.size() < kMostCovers) covers.push_back(&one);
    }
  }

  void judge(bool is_open_by_default) {
    bool is_said = false;  // that everybody is let in: once is enough
    for (const UrlRule& one : rules_) {
      if (!is_own(one) || !one.is_allow) continue;
      if (const UrlRule* denial = cover_of(one, denials_)) {
        report(Case::denied, one, denial);
        continue;
      }
      if (one.is_for_all_users()) continue;
      const UrlRule* open = cover_of(one, open_);
      if (open != nullptr && is_own(*open)) {
        report(Case::repeated, one, open);
      } else if ((open != nullptr || is_open_by_default) && !std::exchange(is_said, true)) {
        report(open != nullptr ? Case::inherited : Case::shipped, one, open);
      }
    }
  }

 private:
  bool is_own(const UrlRule& one) const {
    return one.entry.document == &file_.document() &&
           file_.document().node(one.entry.element).parent == section_;
  }

  static const UrlRule* cover_of(const UrlRule& one, const std::vector<const UrlRule*>& covers) {
    const auto found = std::find_if(covers.begin(), covers.end(), [&](const UrlRule* other) {
      return other != &one && other->covers(one);
    });
    return found == covers.end() ? nullptr : *found;
  }

  void report(Case which, const UrlRule& one, const UrlRule* other) {
    AuthorizationUnreachable::Finding finding;
    finding.at = anchor_of_element(file_, one.entry.element);
    if (other != nullptr && other->entry.document == &file_.document()) {
      finding.related.push_back(
          {other->is_allow ? "this rule allows all users" : "this rule denies the users",
           anchor_of_element(file_, other->entry.element).span});
    }
    reporter_.report(which, std::move(finding));
  }

  const FileView& file_;
  Reporter<AuthorizationUnreachable>& reporter_;
  const std::vector<UrlRule>& rules_;
  xml::NodeId section_;
  std::vector<const UrlRule*> open_, denials_;
};

/// Whether the layers take away the rule for everybody that a server is shipped with.
bool removes_shipped_rule(const FileView& file, const std::vector<config::Layer>& layers) {
  return std::any_of(layers.begin(), layers.end(), [&](const config::Layer& layer) {
    const config::HierarchyFile& level = file.hierarchy().levels()[layer.level];
    bool result = false;
    xml::for_each_child_element(*level.document, layer.element, [&](xml::NodeId child) {
      const std::string_view name = level.document->name(child);
      result = result || name == "clear" || name == "remove";
    });
    return result;
  });
}

}  // namespace

void check(const AuthorizationUnreachable& rule, Reporter<AuthorizationUnreachable>& reporter) {
  const FileView& file = rule.file();
  const config::SectionView& section = file.section(kSection);
  const auto& layers = section.layers(rule.place());
  if (layers.empty() || layers.back().level != file.hierarchy().own_index() ||
      !layers.back().is_for(rule.place()))
    return;
  const auto rules = url_rules(section.entries(rule.place(), ""));
  if (!rules) return;
  const bool is_open = !knows_server(file) && !removes_shipped_rule(file, layers);
  AuthorizationRules(rule, reporter, *rules, layers.back().element).judge(is_open);
}

}  // namespace iislint::rules::checks
