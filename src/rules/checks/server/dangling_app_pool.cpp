#include "rules/checks/server/dangling_app_pool.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "base/nearest.h"
#include "config/server/server_columns.h"
#include "rules/checks/support/reading.h"
#include "rules/checks/support/site_texts.h"
#include "xml/holder.h"

namespace iislint::rules::checks {
namespace {

using Case = DanglingAppPool::Case;
using config::NumberedText;
using config::ServerColumns;

bool any_pool_has_token(const FileView& file) {
  std::string buffer;
  const auto pools = file.columns().pools();
  return std::any_of(pools.begin(), pools.end(), [&](const config::PoolRow& pool) {
    return has_token(value_of(file, file.document().find_attribute(pool.element, "name"), buffer));
  });
}

/// Judges the names of pools that the sites of one server ask for.
class DanglingPools {
 public:
  DanglingPools(const DanglingAppPool& rule, Reporter<DanglingAppPool>& reporter)
      : rule_(rule), reporter_(reporter), file_(rule.file()), server_(file_.columns()) {
    are_there_.resize(server_.texts().size(), false);
    for (const config::PoolRow& pool : server_.pools())
      are_there_[pool.name] = true;
  }

  void judge() {
    const auto sites = server_.sites();
    for (std::size_t site = 0; site < sites.size(); ++site) {
      if (server_.speaks_ftp_only(site)) continue;
      for (const config::ApplicationRow& application : server_.applications_of(site)) {
        if (is_dangling(application.pool)) report(Case::application, application.pool, &sites[site]);
      }
    }
    judge_defaults(server_.default_pool(), nullptr);
    for (std::size_t site = 0; site < sites.size(); ++site) {
      if (!server_.speaks_ftp_only(site)) judge_defaults(sites[site].default_pool, &sites[site]);
    }
  }

 private:
  bool is_dangling(const NumberedText& pool) const {
    if (pool.text == 0 || are_there_[pool.text]) return false;
    return !is_secret(file_, file_.document().attribute(pool.attribute)) &&
           !has_token(text_of(file_, pool.attribute));
  }

  /// Where no application has the name from.
  void judge_defaults(const NumberedText& pool, const config::SiteRow* site) {
    if (is_dangling(pool) && reported_.count(pool.attribute) == 0) report(Case::defaults, pool, site);
  }

  void report(Case which, const NumberedText& pool, const config::SiteRow* site) {
    reported_.insert(pool.attribute);
    const std::string name = text_of(file_, pool.attribute);
    const auto near = near_to(name);
    DanglingAppPool::Finding finding;
    finding.at = anchor_of_attribute(file_, xml::holder_of(file_.document(), pool.attribute), pool.attribute);
    finding.args = {.pool = name,
                    .meant = near ? "; the closest name is \"" + std::string(*near) + "\"" : std::string()};
    if (site != nullptr) finding.sites = {name_of(file_, *site)};
    reporter_.report(which, std::move(finding));
  }

  std::optional<std::string_view> near_to(const std::string& name) {
    if (!near_) {
      for (const config::PoolRow& pool : server_.pools()) {
        std::string buffer;
        names_.emplace_back(value_of(file_, file_.document().find_attribute(pool.element, "name"), buffer));
      }
      near_.emplace(std::vector<std::string_view>(names_.begin(), names_.end()));
    }
    return near_->find(name);
  }

  const DanglingAppPool& rule_;
  Reporter<DanglingAppPool>& reporter_;
  const FileView& file_;
  const ServerColumns& server_;
  std::vector<bool> are_there_;  // by number of the name
  std::vector<std::string> names_;
  std::optional<base::NearestOf> near_;  // made for the first name that is not there
  std::unordered_set<xml::AttributeId> reported_;
};

}  // namespace

void check(const DanglingAppPool& rule, Reporter<DanglingAppPool>& reporter) {
  const config::FileIndex& index = rule.file().config().index();
  constexpr std::string_view kPools = "system.applicationHost/applicationPools";
  // Without the section the file is an excerpt.
  if (index.find(kPools) == nullptr || rule.file().section(kPools).may_be_incomplete() ||
      any_pool_has_token(rule.file()))
    return;
  DanglingPools(rule, reporter).judge();
}

}  // namespace iislint::rules::checks
