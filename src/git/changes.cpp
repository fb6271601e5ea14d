#include "git/changes.h"

#include "base/text.h"
#include "git/patch.h"
#include "platform/process.h"

namespace iislint::git {
namespace {

base::Error usage(std::string message) {
  return {base::ErrorCode::usage, std::move(message)};
}

/// Calls `ask` with as many of the files as fit into one command line.
template <typename Ask>
std::optional<base::Error> in_pieces(const std::vector<std::string>& files, Ask&& ask) {
  std::vector<std::string> piece;
  std::size_t bytes = 0;
  for (std::size_t i = 0; i < files.size(); ++i) {
    piece.push_back(files[i]);
    bytes += files[i].size() + 1;
    if (bytes < platform::kMostNameBytes && i + 1 < files.size()) continue;
    if (auto error = ask(piece)) return error;
    piece.clear();
    bytes = 0;
  }
  return std::nullopt;
}

}  // namespace

base::Result<ChangesSince> ChangesSince::open(const Git& git, const std::string& folder,
                                              const std::string& revision, Side side,
                                              bool (*is_checked)(std::string_view name)) {
  if (revision.empty() || revision.starts_with('-') || revision.find("..") != std::string::npos)
    return usage("--since takes one revision, such as a branch or a commit, not '" + revision + "'");
  auto top = top_of(git, Repository::of_environment, folder);
  if (!top) return usage("--since: " + top.error().message);
  auto commit = git.ask(Repository::of_environment, *top, {"rev-list", "--max-count=1", revision, "--"});
  if (!commit) return usage("--since: " + commit.error().message);
  std::string id(base::trim(*commit));
  if (id.empty()) return usage("--since: '" + revision + "' is no commit");
  ChangesSince changes(git, std::move(*top), std::move(id), side);
  if (auto error = changes.read_names(is_checked)) return *error;
  return changes;
}

/// Whatever the settings of the user say of diffs.
std::vector<std::string> ChangesSince::diff_words(std::vector<std::string> words) const {
  std::vector<std::string> all = {"diff",          "--no-color",          "--no-ext-diff", "--no-textconv",
                                  "--no-relative", "--ignore-submodules", "--find-renames"};
  if (side_ == Side::index) all.emplace_back("--cached");
  all.insert(all.end(), words.begin(), words.end());
  return all;
}

std::optional<base::Error> ChangesSince::read_names(bool (*is_checked)(std::string_view name)) {
  const auto answer = git_->ask(Repository::of_environment, top_,
                                diff_words({"--name-status", "--diff-filter=d", "-z", commit_, "--"}));
  if (!answer) return answer.error();
  const std::vector<std::string_view> words = base::split(*answer, '\0');
  for (std::size_t i = 0; i + 1 < words.size();) {
    const bool is_renamed = words[i].starts_with('R') || words[i].starts_with('C');
    if (is_renamed && i + 2 >= words.size()) break;
    const std::string_view before = is_renamed ? words[i + 1] : std::string_view();
    const bool was_checked = is_checked(before.substr(before.rfind('/') + 1));
    changed_[std::string(words[i + (is_renamed ? 2 : 1)])] = was_checked ? before : std::string_view();
    i += is_renamed ? 3 : 2;
  }
  return std::nullopt;
}

std::optional<base::Error> ChangesSince::add_untracked(
    const std::vector<std::string>& files, std::map<std::string, source::ChangedLines>& lines) const {
  return in_pieces(files, [&](const std::vector<std::string>& piece) -> std::optional<base::Error> {
    std::vector<std::string> words = {"ls-files", "-z", "--others", "--"};
    words.insert(words.end(), piece.begin(), piece.end());
    const auto answer = git_->ask(Repository::of_environment, top_, words);
    if (!answer) return answer.error();
    for (const std::string_view name : base::split(*answer, '\0')) {
      if (!name.empty()) lines[std::string(name)].is_new = true;
    }
    return std::nullopt;
  });
}

base::Result<std::map<std::string, source::ChangedLines>> ChangesSince::lines_of(
    const std::vector<std::string>& files) const {
  std::vector<std::string> wanted, unchanged;
  for (const std::string& file : files) {
    const auto found = changed_.find(file);
    if (found == changed_.end()) {
      unchanged.push_back(file);
      continue;
    }
    wanted.push_back(file);
    if (!found->second.empty()) wanted.push_back(found->second);  // so that git sees that it was renamed
  }
  std::map<std::string, source::ChangedLines> lines;
  if (side_ == Side::working_tree) {
    if (auto error = add_untracked(unchanged, lines)) return *error;
  }
  auto error = in_pieces(wanted, [&](const std::vector<std::string>& piece) -> std::optional<base::Error> {
    std::vector<std::string> words = diff_words({"--unified=0", "--inter-hunk-context=0", "--text",
                                                 "--src-prefix=a/", "--dst-prefix=b/", commit_, "--"});
    words.insert(words.end(), piece.begin(), piece.end());
    const auto patch = git_->ask(Repository::of_environment, top_, words);
    if (!patch) return patch.error();
    lines.merge(lines_of_patch(*patch));
    return std::nullopt;
  });
  if (error) return *error;
  return lines;
}

}  // namespace iislint::git
