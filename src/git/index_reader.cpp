#include "git/index_reader.h"

#include <algorithm>

#include "base/text.h"
#include "source/paths.h"

namespace iislint::git {
namespace {

using source::PathKind;

base::Error unreadable(std::string reason) {
  return {base::ErrorCode::unreadable_file, "cannot read: " + std::move(reason)};
}

PathKind kind_of_mode(std::string_view mode) {
  if (mode.starts_with("100")) return PathKind::file;
  return mode == "160000" ? PathKind::directory : PathKind::other;
}

bool is_of_git(std::string_view place) {
  return place == ".git" || place.starts_with(".git/");
}

}  // namespace

base::Result<std::unique_ptr<IndexReader>> IndexReader::open(const Git& git,
                                                             const source::FileReader& below) {
  auto top = top_of(git, Repository::of_environment, below.absolute("."));
  if (!top) return top.error();
  return std::unique_ptr<IndexReader>(new IndexReader(git, below, below.real(*top)));
}

base::Result<std::vector<std::string>> IndexReader::staged() const {
  const auto answer = git_.ask(Repository::of_environment, top_,
                               {"diff", "--cached", "--raw", "--no-abbrev", "--no-renames", "--no-relative",
                                "--no-ext-diff", "--diff-filter=d", "-z", "--"});
  if (!answer) return answer.error();
  std::vector<std::string> files;
  const std::vector<std::string_view> words = base::split(*answer, '\0');
  for (std::size_t i = 0; i + 1 < words.size(); i += 2) {  // ":100644 100644 <object> <object> M", name
    const std::vector<std::string_view> facts = base::split(words[i], ' ');
    if (facts.size() > 1 && kind_of_mode(facts[1]) != PathKind::directory)
      files.push_back(source::join(top_, words[i + 1]));
  }
  return files;
}

/// Where the path is below the top folder, "" for that itself; nothing when it is outside.
std::optional<std::string> IndexReader::place_of(const std::string& path) const {
  const std::string full = below_.absolute(path);
  std::string_view rest;
  if (source::is_below(full, top_, rest)) return std::string(rest);
  const std::string folder = source::folder_of(full);
  const std::lock_guard lock(mutex_);
  const auto [known, is_new] = folders_.try_emplace(folder);
  if (is_new && source::is_below(below_.real(folder), top_, rest)) known->second = std::string(rest);
  if (!known->second) {
    return source::is_below(below_.real(full), top_, rest) && rest.empty() ? std::optional<std::string>("")
                                                                           : std::nullopt;
  }
  const std::string name = full.substr(full.rfind('/') + 1);
  return known->second->empty() ? name : *known->second + "/" + name;
}

const std::map<std::string, IndexReader::Entry, std::less<>>& IndexReader::entries() const {
  std::call_once(read_, [&] {
    const auto answer =
        git_.ask(Repository::of_environment, top_, {"ls-files", "--stage", "-z", "--full-name"});
    if (!answer) {
      error_ = answer.error();
      return;
    }
    for (const std::string_view line : base::split(*answer, '\0')) {  // "100644 <object> 0<tab>name"
      const std::size_t tab = line.find('\t');
      if (tab == std::string_view::npos) continue;
      const std::vector<std::string_view> facts = base::split(line.substr(0, tab), ' ');
      if (facts.size() != 3 || facts[2] != "0") continue;  // the others are sides of a conflict
      entries_.emplace(line.substr(tab + 1), Entry{std::string(facts[1]), kind_of_mode(facts[0])});
    }
  });
  return entries_;
}

PathKind IndexReader::kind_at(std::string_view place) const {
  if (place.empty()) return PathKind::directory;
  const auto& all = entries();
  if (const auto found = all.find(place); found != all.end()) return found->second.kind;
  const std::string beginning = std::string(place) + "/";
  const auto below = all.lower_bound(beginning);
  return below != all.end() && below->first.starts_with(beginning) ? PathKind::directory : PathKind::missing;
}

PathKind IndexReader::kind(const std::string& path) const {
  const auto place = place_of(path);
  return place && !is_of_git(*place) ? kind_at(*place) : below_.kind(path);
}

std::string IndexReader::real(const std::string& path) const {
  const auto place = place_of(path);
  if (!place) return below_.real(path);
  return place->empty() ? top_ : source::join(top_, *place);
}

bool IndexReader::is_link(const std::string& path) const {
  const auto place = place_of(path);
  return place && !is_of_git(*place) ? kind_at(*place) == PathKind::other : below_.is_link(path);
}

/// The place of the file that a link leads to, by way of others; nothing when that is no file in the index.
std::optional<std::string> IndexReader::behind_link(std::string place) const {
  constexpr int kMostLinks = 8;
  constexpr std::size_t kLongestLink = 4096;
  for (int i = 0; i < kMostLinks; ++i) {
    const auto found = entries().find(place);
    if (found == entries().end() || found->second.kind == PathKind::directory) return std::nullopt;
    if (found->second.kind == PathKind::file) return place;
    const auto target = git_.run(Repository::of_environment, top_, {"cat-file", "blob", found->second.object},
                                 {}, kLongestLink);
    if (!target || target->is_cut || target->status != 0 || source::is_absolute(target->output))
      return std::nullopt;
    place = source::join(source::folder_of(place), target->output);
  }
  return std::nullopt;
}

base::Result<std::string> IndexReader::read(const std::string& path, std::size_t max_bytes) const {
  auto place = place_of(path);
  if (!place || is_of_git(*place)) return below_.read(path, max_bytes);
  const auto& all = entries();
  if (error_) return unreadable(error_->message);
  if (kind_at(*place) == PathKind::other) {
    place = behind_link(*place);
    if (!place) return unreadable("it is a link that leads to no file in the index");
  }
  const auto found = all.find(*place);
  if (found == all.end())
    return unreadable(kind_at(*place) == PathKind::directory ? "it is a directory"
                                                             : "it is not in the index");
  if (found->second.kind != PathKind::file) return unreadable("it is not a regular file in the index");
  // What a checkout makes of it: the encoding, for instance, is one of the working tree.
  auto answer = git_.run(Repository::of_environment, top_,
                         {"cat-file", "--filters", "--path=" + *place, found->second.object}, {}, max_bytes);
  if (!answer) return unreadable(answer.error().message);
  if (answer->is_cut) return source::too_large(max_bytes);
  if (answer->status != 0) return unreadable("git: " + first_line(answer->errors));
  return std::move(answer->output);
}

base::Result<std::vector<source::DirectoryEntry>> IndexReader::list(const std::string& path) const {
  const auto place = place_of(path);
  if (!place || is_of_git(*place)) return below_.list(path);
  const auto& all = entries();
  if (error_) return unreadable(error_->message);
  if (kind_at(*place) != PathKind::directory) return unreadable("it is no directory in the index");
  const std::string beginning = place->empty() ? "" : *place + "/";
  std::vector<source::DirectoryEntry> found;
  for (auto it = all.lower_bound(beginning); it != all.end() && it->first.starts_with(beginning);) {
    const std::string_view rest = std::string_view(it->first).substr(beginning.size());
    const std::size_t slash = rest.find('/');
    const std::string name(rest.substr(0, slash));
    if (slash == std::string_view::npos) {
      found.push_back({name, it->second.kind});
      ++it;
    } else {  // all that lies in it at once: '0' comes behind '/'
      found.push_back({name, PathKind::directory});
      it = all.lower_bound(beginning + name + "0");
    }
  }
  std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
  return found;
}

}  // namespace iislint::git
