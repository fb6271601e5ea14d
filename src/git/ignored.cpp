#include "git/ignored.h"

#include <map>
#include <string_view>
#include <unordered_map>

#include "base/text.h"
#include "source/paths.h"

namespace iislint::git {
namespace {

/// One question for each repository. A repository inside another is a single path to the outer one.
class Questions {
 public:
  explicit Questions(const source::FileReader& reader) : reader_(reader) {}

  void add(const std::string& path, const std::string& searched) {
    const std::string top = top_of_folder(source::folder_of(path));
    if (top.empty()) return;
    ask(top, path);
    if (searched.empty() || top == searched || !source::is_in(top, searched)) return;
    add(top, searched);
  }

  /// The paths to be asked about, by the top folder of their repository.
  const std::map<std::string, std::vector<std::string>>& all() const { return by_top_; }

  /// The repository of a folder, empty when there is none.
  const std::string& top_of_folder(const std::string& folder) {
    const auto known = tops_.find(folder);
    if (known != tops_.end()) return known->second;
    std::string top;
    if (reader_.kind(source::join(folder, ".git")) != source::PathKind::missing) {
      top = folder;
    } else if (!source::is_root(folder) && folder != ".") {
      top = top_of_folder(source::folder_of(folder));
    }
    return tops_.emplace(folder, std::move(top)).first->second;
  }

 private:
  void ask(const std::string& top, const std::string& path) {
    if (asked_.insert(path).second) by_top_[top].push_back(path);
  }

  const source::FileReader& reader_;
  std::unordered_map<std::string, std::string> tops_;  // by folder
  std::unordered_set<std::string> asked_;
  std::map<std::string, std::vector<std::string>> by_top_;
};

base::Result<std::unordered_set<std::string>> ignored_in(const Git& git, const std::string& top,
                                                         const std::vector<std::string>& paths) {
  std::string input;
  for (const std::string& path : paths) {
    std::string_view below;
    if (source::is_below(path, top, below)) input.append("./").append(below).push_back('\0');
  }
  const auto outcome = git.run(Repository::of_folder, top, {"check-ignore", "-z", "--stdin"}, input);
  if (!outcome) return outcome.error();
  if (outcome->status > 1) return base::Error{base::ErrorCode::usage, first_line(outcome->errors)};
  std::unordered_set<std::string> ignored;
  for (const std::string_view below : base::split(outcome->output, '\0')) {
    if (!below.empty()) ignored.insert(source::join(top, below));
  }
  return ignored;
}

/// Whether the named folder matches what is ignored, though some of its files may be tracked.
bool is_ignored_itself(const Git& git, const std::string& top, const std::string& searched) {
  std::string_view below;
  if (!source::is_below(searched, top, below) || below.empty()) return false;
  const std::string input = "./" + std::string(below) + std::string(1, '\0');
  const auto outcome =
      git.run(Repository::of_folder, top, {"check-ignore", "-z", "--stdin", "--no-index"}, input);
  return outcome && outcome->status == 0;
}

}  // namespace

std::unordered_set<std::string> ignored_files(
    const Git& git, const source::FileReader& reader, const std::string& searched,
    const std::vector<std::string>& files,
    const std::function<void(const std::string& top, const std::string& problem)>& say) {
  Questions questions(reader);
  for (const std::string& file : files)
    questions.add(file, searched);
  std::unordered_set<std::string> ignored;
  for (const auto& [top, paths] : questions.all()) {
    if (!git.is_there()) break;
    auto answer = ignored_in(git, top, paths);
    if (!answer) {
      say(top, answer.error().message);
    } else if (answer->empty() || !is_ignored_itself(git, top, searched)) {
      ignored.merge(*answer);
    }
  }
  std::unordered_set<std::string> all;
  for (const std::string& file : files) {
    for (std::string path = file; !path.empty();) {
      if (ignored.count(path) != 0) {
        all.insert(file);
        break;
      }
      path = questions.top_of_folder(source::folder_of(path));  // the repository as a whole
      if (searched.empty() || path == searched || !source::is_in(path, searched)) break;
    }
  }
  return all;
}

}  // namespace iislint::git
