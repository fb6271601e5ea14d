#include "config/server/server_columns.h"

#include <algorithm>
#include <unordered_map>

namespace iislint::config {
namespace {

template <typename Row>
std::span<const Row> part(const std::vector<Row>& rows, std::size_t begin, std::size_t end) {
  return {rows.data() + begin, end - begin};
}

}  // namespace

std::span<const BindingRow> ServerColumns::bindings_of(std::size_t site) const {
  const bool is_last = site + 1 == sites_.size();
  return part(bindings_, sites_[site].first_binding,
              is_last ? bindings_.size() : sites_[site + 1].first_binding);
}

std::span<const ApplicationRow> ServerColumns::applications_of(std::size_t site) const {
  const bool is_last = site + 1 == sites_.size();
  return part(applications_, sites_[site].first_application,
              is_last ? applications_.size() : sites_[site + 1].first_application);
}

std::span<const FolderRow> ServerColumns::folders_of(std::size_t application) const {
  const bool is_last = application + 1 == applications_.size();
  return part(folders_, applications_[application].first_folder,
              is_last ? folders_.size() : applications_[application + 1].first_folder);
}

std::size_t ServerColumns::root_folder(std::size_t site) const {
  std::size_t application = sites_[site].first_application;
  for (const ApplicationRow& row : applications_of(site)) {
    std::size_t folder = row.first_folder;
    for (const FolderRow& one : folders_of(application++)) {
      if (row.path == root_ && one.path == root_) return folder;
      ++folder;
    }
  }
  return kNoRow;
}

values::WindowsPath ServerColumns::path_of(std::size_t folder) const {
  if (const auto odd = odd_paths_.find(folder); odd != odd_paths_.end()) return odd->second;
  values::WindowsPath path;
  path.kind = folders_[folder].path_kind;
  path.normal = texts_.text(folders_[folder].on_disk);
  return path;
}

bool ServerColumns::speaks(std::size_t site, TextId protocol) const {
  const auto bindings = bindings_of(site);
  return std::any_of(bindings.begin(), bindings.end(),
                     [protocol](const BindingRow& one) { return one.protocol == protocol; });
}

bool ServerColumns::speaks_http(std::size_t site) const {
  return speaks(site, http_) || speaks(site, https_);
}

bool ServerColumns::speaks_ftp_only(std::size_t site) const {
  const auto bindings = bindings_of(site);
  return !bindings.empty() && std::all_of(bindings.begin(), bindings.end(),
                                          [this](const BindingRow& one) { return one.protocol == ftp_; });
}

ValueColumn ServerColumns::values(std::size_t slot) const {
  const SiteTable& table = config_.table();
  const Value& above = config_.value_above(slot);
  const bool is_text = above.fact->value->type == schema::ValueType::string;
  ValueColumn column;
  column.origins.assign(sites_.size(), above.origin);
  column.numbers.assign(sites_.size(), above.number);
  std::unordered_map<std::string, std::uint32_t> first_of;
  std::uint32_t first_above = static_cast<std::uint32_t>(-1);
  const auto same_as = [&](std::size_t row, const Value& value) {
    return first_of.try_emplace(value.text, static_cast<std::uint32_t>(row)).first->second;
  };
  if (is_text) column.same_as.resize(sites_.size());
  for (std::size_t row = 0; table.loses_any() && row < sites_.size(); ++row) {
    if (table.is_lost(row, slot)) column.origins[row] = Origin::unknown;
  }
  auto next = table.rows_with(slot).begin();
  const auto end = table.rows_with(slot).end();
  for (std::uint32_t row = 0; row < sites_.size(); ++row) {
    if (next == end || *next != row) {
      if (!is_text) continue;
      if (first_above == static_cast<std::uint32_t>(-1)) first_above = same_as(row, above);
      column.same_as[row] = first_above;
      continue;
    }
    ++next;
    const Value value = config_.value_of(*table.cell(row, slot), Origin::written);
    column.origins[row] = value.origin;
    column.numbers[row] = value.number;
    if (is_text) column.same_as[row] = same_as(row, value);
  }
  return column;
}

std::size_t ServerColumns::bytes() const {
  return sites_.capacity() * sizeof(SiteRow) + bindings_.capacity() * sizeof(BindingRow) +
         applications_.capacity() * sizeof(ApplicationRow) + folders_.capacity() * sizeof(FolderRow) +
         pools_.capacity() * sizeof(PoolRow) + texts_.bytes() + config_.table().bytes();
}

}  // namespace iislint::config
