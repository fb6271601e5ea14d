#include "git/git.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "base/text.h"
#include "platform/paths.h"

namespace iislint::git {
namespace {

/// Which repository, index and objects: `git rev-parse --local-env-vars`, without those of settings.
constexpr std::array<std::string_view, 10> kPlaces = {"GIT_DIR",
                                                      "GIT_WORK_TREE",
                                                      "GIT_COMMON_DIR",
                                                      "GIT_INDEX_FILE",
                                                      "GIT_OBJECT_DIRECTORY",
                                                      "GIT_ALTERNATE_OBJECT_DIRECTORIES",
                                                      "GIT_PREFIX",
                                                      "GIT_GRAFT_FILE",
                                                      "GIT_SHALLOW_FILE",
                                                      "GIT_IMPLICIT_WORK_TREE"};

/// What would change what git prints, or makes it print more.
constexpr std::array<std::string_view, 9> kOutput = {"LC_ALL",
                                                     "LANGUAGE",
                                                     "GIT_PAGER",
                                                     "GIT_EXTERNAL_DIFF",
                                                     "GIT_DIFF_OPTS",
                                                     "GIT_LITERAL_PATHSPECS",
                                                     "GIT_GLOB_PATHSPECS",
                                                     "GIT_NOGLOB_PATHSPECS",
                                                     "GIT_ICASE_PATHSPECS"};

template <typename Names>
bool names(const Names& list, std::string_view name) {
  return std::find(list.begin(), list.end(), name) != list.end();
}

std::string_view name_of(std::string_view variable) {
  return variable.substr(0, variable.find('='));
}

std::string path_in(const std::vector<std::string>& environment) {
  const auto found = std::find_if(environment.begin(), environment.end(),
                                  [](const std::string& entry) { return name_of(entry) == "PATH"; });
  return found == environment.end() ? std::string() : found->substr(found->find("=") + 1);
}

/// What git is to be started with.
std::vector<std::string> of_git(const std::vector<std::string>& environment) {
  std::vector<std::string> all;
  std::copy_if(environment.begin(), environment.end(), std::back_inserter(all), [](const std::string& entry) {
    const std::string_view name = name_of(entry);
    return !names(kOutput, name) && !name.starts_with("GIT_TRACE");
  });
  for (const char* entry :
       {"LC_ALL=C", "GIT_OPTIONAL_LOCKS=0", "GIT_TERMINAL_PROMPT=0",
        // A repository that has left objects with others would fetch them, by a command of its own choice.
        "GIT_NO_LAZY_FETCH=1", "GIT_ALLOW_PROTOCOL=none", "GIT_LFS_SKIP_SMUDGE=1"}) {
    std::erase_if(all, [&](const std::string& old) { return name_of(old) == name_of(entry); });
    all.emplace_back(entry);
  }
  return all;
}

}  // namespace

void Git::find() const {
  std::call_once(found_, [this] {
    const std::vector<std::string> environment = ask_environment_();
    program_ = platform::find_program("git", path_in(environment));
    environment_ = of_git(environment);
  });
}

bool Git::is_there() const {
  find();
  return program_.has_value();
}

base::Result<platform::Command> Git::command(Repository repository, const std::string& folder,
                                             const std::vector<std::string>& words) const {
  find();
  if (!program_) return base::Error{base::ErrorCode::usage, "there is no git on the PATH"};
  platform::Command command{
      *program_,
      {"--no-pager", "-C", folder, "-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", "-c",
       "core.quotePath=false", "-c", "protocol.allow=never"},
      environment_};
  // Names are names, whatever they begin with; check-ignore takes no others, and fails if it is told so.
  if (words.front() != "check-ignore") command.arguments.emplace_back("--literal-pathspecs");
  command.arguments.insert(command.arguments.end(), words.begin(), words.end());
  if (repository == Repository::of_folder) {
    std::erase_if(command.environment,
                  [](const std::string& entry) { return names(kPlaces, name_of(entry)); });
  }
  return command;
}

base::Result<platform::Outcome> Git::run(Repository repository, const std::string& folder,
                                         const std::vector<std::string>& words, std::string_view input,
                                         std::size_t max_bytes) const {
  const auto made = command(repository, folder, words);
  if (!made) return made.error();
  auto outcome = platform::run_program(*made, input, {limit_, max_bytes});
  if (!outcome) return base::Error{base::ErrorCode::usage, "git: " + outcome.error().message};
  return outcome;
}

base::Result<std::string> Git::ask(Repository repository, const std::string& folder,
                                   const std::vector<std::string>& words, std::string_view input) const {
  auto outcome = run(repository, folder, words, input);
  if (!outcome) return outcome.error();
  if (outcome->is_cut) return base::Error{base::ErrorCode::usage, "git: the answer is too large"};
  if (outcome->status != 0) return base::Error{base::ErrorCode::usage, "git: " + first_line(outcome->errors)};
  return std::move(outcome->output);
}

std::string first_line(std::string_view errors) {
  const std::string_view trimmed = base::trim(errors);
  const std::string line(trimmed.substr(0, trimmed.find('\n')));
  return line.empty() ? "it failed and did not say why" : line;
}

base::Result<std::string> top_of(const Git& git, Repository repository, const std::string& folder) {
  auto top = git.ask(repository, folder, {"rev-parse", "--show-toplevel"});
  if (!top) return top.error();
  if (top->ends_with('\n')) top->pop_back();  // only this one: a name may end with one
  if (top->empty()) return base::Error{base::ErrorCode::usage, "git: there is no working tree here"};
  return platform::own_path(std::move(*top));
}

}  // namespace iislint::git
