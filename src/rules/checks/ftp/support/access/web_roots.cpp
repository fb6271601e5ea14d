#include "rules/checks/ftp/support/access/web_roots.h"

#include "config/server/server_columns.h"

namespace iislint::rules::checks {

using config::kNoRow;

WebRoots::WebRoots(const FileView& file) : server_(file.columns()) {
  for (std::size_t site = 0; site < server_.sites().size(); ++site) {
    const std::size_t folder = server_.speaks_http(site) ? server_.root_folder(site) : kNoRow;
    if (folder == kNoRow || server_.folders()[folder].on_disk == 0) continue;
    add(site, server_.text(server_.folders()[folder].on_disk));
  }
}

void WebRoots::add(std::size_t site, std::string_view root) {
  for (const HashedFolder& folder : hashed(root)) {
    const std::uint32_t number = numbers_.add(folder);
    if (number == folders_.size()) folders_.emplace_back();
    Folder& known = folders_[number];
    if (folder.path.size() == root.size()) {
      if (known.site == kNoRow) known.site = site;
    } else if (known.inside == kNoRow || root < known.inside_path) {
      known.inside = site;
      known.inside_path = root;
    }
  }
}

const std::vector<HashedFolder>& WebRoots::hashed(std::string_view path) const {
  hash_folders(path, hashed_);
  return hashed_;
}

const WebRoots::Folder* WebRoots::find(const HashedFolder& folder) const {
  const std::uint32_t number = numbers_.find(folder);
  return number == FolderNumbers::kNone ? nullptr : &folders_[number];
}

std::size_t WebRoots::site_in(std::string_view folder) const {
  const Folder* known = folders_.empty() ? nullptr : find(hashed(folder).back());
  if (known == nullptr) return kNoRow;
  return known->site != kNoRow ? known->site : known->inside;
}

std::size_t WebRoots::site_around(std::string_view folder) const {
  if (folders_.empty()) return kNoRow;
  const auto& around = hashed(folder);
  for (auto one = around.rbegin(); one != around.rend(); ++one) {
    const Folder* known = find(*one);
    if (known != nullptr && known->site != kNoRow) return known->site;
  }
  return kNoRow;
}

bool WebRoots::meet(std::size_t site) const {
  if (folders_.empty()) return false;
  std::size_t application = server_.sites()[site].first_application;
  for (std::size_t left = server_.applications_of(site).size(); left > 0; --left) {
    for (const config::FolderRow& row : server_.folders_of(application++)) {
      const std::string_view folder = server_.text(row.on_disk);
      if (site_around(folder) != kNoRow || site_in(folder) != kNoRow) return true;
    }
  }
  return false;
}

const WebRoots& web_roots(const FileView& file) {
  return file.shared<WebRoots>([](const FileView& own) { return WebRoots(own); });
}

}  // namespace iislint::rules::checks
