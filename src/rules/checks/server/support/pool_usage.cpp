#include "rules/checks/server/support/pool_usage.h"

#include <unordered_map>

namespace iislint::rules::checks {
namespace {

struct PoolUsage {
  std::vector<std::vector<std::size_t>> applications;  // by row of the pool
  std::unordered_map<xml::NodeId, std::size_t> rows;
};

PoolUsage find_usage(const FileView& file) {
  const config::ServerColumns& server = file.columns();
  PoolUsage usage;
  usage.applications.resize(server.pools().size());
  std::unordered_map<config::TextId, std::size_t> by_name;
  for (std::size_t row = 0; row < server.pools().size(); ++row) {
    usage.rows.emplace(server.pools()[row].element, row);
    by_name.emplace(server.pools()[row].name, row);
  }
  for (std::size_t i = 0; i < server.applications().size(); ++i) {
    const config::ApplicationRow& application = server.applications()[i];
    const auto pool = by_name.find(application.pool.text);
    if (pool != by_name.end() && !server.speaks_ftp_only(application.site))
      usage.applications[pool->second].push_back(i);
  }
  return usage;
}

}  // namespace

std::size_t pool_row(const FileView& file, xml::NodeId pool) {
  const auto& rows = file.shared<PoolUsage>(find_usage).rows;
  const auto found = rows.find(pool);
  return found == rows.end() ? config::kNoRow : found->second;
}

const std::vector<std::size_t>& applications_of_pool(const FileView& file, std::size_t pool) {
  return file.shared<PoolUsage>(find_usage).applications[pool];
}

}  // namespace iislint::rules::checks
