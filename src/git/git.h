// Questions to git, the only other program that is ever started: what is ignored, staged and changed.
//
// It is started without a shell, from an absolute folder of PATH, with everything off that a repository could
// make it start in turn (fsmonitor, hooks, pager, external diffs, transports), and its time is limited.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "platform/process.h"

namespace iislint::git {

/// Which repository is meant.
enum class Repository : std::uint8_t {
  of_folder,      ///< that which the folder lies in, whatever the environment says
  of_environment  ///< as git itself would answer: hooks set GIT_INDEX_FILE, and some GIT_DIR
};

/// Safe from several threads.
class Git {
 public:
  /// `environment` gives that of the program ("NAME=value"). It is asked when git is needed for the first
  /// time: most runs do without.
  explicit Git(std::function<std::vector<std::string>()> environment,
               std::chrono::milliseconds limit = platform::Limits().time)
      : ask_environment_(std::move(environment)), limit_(limit) {}

  /// Whether there is a git at all.
  bool is_there() const;

  /// The outcome, whatever its status is; an error when git is not there, cannot be started, or does not
  /// answer in time.
  base::Result<platform::Outcome> run(Repository repository, const std::string& folder,
                                      const std::vector<std::string>& words, std::string_view input = {},
                                      std::size_t max_bytes = platform::Limits().output_bytes) const;
  /// The output. A status other than 0 is an error, too, with the first line that git has to say.
  base::Result<std::string> ask(Repository repository, const std::string& folder,
                                const std::vector<std::string>& words, std::string_view input = {}) const;

 private:
  base::Result<platform::Command> command(Repository repository, const std::string& folder,
                                          const std::vector<std::string>& words) const;

  void find() const;

  std::function<std::vector<std::string>()> ask_environment_;
  std::chrono::milliseconds limit_;
  mutable std::once_flag found_;
  mutable std::vector<std::string> environment_;
  mutable std::optional<std::string> program_;
};

/// What git says first when something is wrong: "fatal: bad revision 'x'".
std::string first_line(std::string_view errors);

/// The top folder of the working tree that `folder` lies in, as `repository` says. Fails with git's word.
base::Result<std::string> top_of(const Git& git, Repository repository, const std::string& folder);

}  // namespace iislint::git
