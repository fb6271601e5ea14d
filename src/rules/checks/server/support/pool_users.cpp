#include "rules/checks/server/support/pool_users.h"

#include "base/text.h"
#include "config/server/server_columns.h"
#include "rules/checks/support/reading.h"

namespace iislint::rules::checks {
namespace {

using config::ServerColumns;

struct PoolUsers {
  std::unordered_map<config::TextId, std::vector<std::uint32_t>> by_name;
  std::vector<std::uint32_t> none;
};

PoolUsers find_users(const FileView& file) {
  const ServerColumns& server = file.columns();
  PoolUsers users;
  std::uint32_t row = 0;
  for (const config::ApplicationRow& application : server.applications()) {
    if (application.pool.text != 0 && !server.speaks_ftp_only(application.site))
      users.by_name[application.pool.text].push_back(row);
    ++row;
  }
  return users;
}

}  // namespace

const std::vector<std::uint32_t>& applications_in(const FileView& file, xml::NodeId pool) {
  const PoolUsers& users = file.shared<PoolUsers>(find_users);
  const xml::AttributeId name = file.document().find_attribute(pool, "name");
  if (name == xml::kNone) return users.none;
  const auto found = users.by_name.find(file.columns().texts().find(base::lower(text_of(file, name))));
  return found == users.by_name.end() ? users.none : found->second;
}

}  // namespace iislint::rules::checks
