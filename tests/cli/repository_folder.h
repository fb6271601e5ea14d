// A real git repository in a temporary folder, and the program run inside of it.
#pragma once

#include <doctest/doctest.h>

#include <filesystem>
#include <string>
#include <vector>

#include "folder.h"
#include "git/git.h"
#include "platform/process.h"
#include "program.h"

namespace iislint::tests {

/// Neither the settings of whoever runs the tests, nor the repository whose hook may run them.
inline std::vector<std::string> plain_environment(const std::vector<std::string>& more = {}) {
  std::vector<std::string> all = platform::environment();
  std::erase_if(all, [](const std::string& entry) { return entry.starts_with("GIT_"); });
  all.insert(all.end(), {"GIT_CONFIG_GLOBAL=/dev/null", "GIT_CONFIG_NOSYSTEM=1"});
  all.insert(all.end(), more.begin(), more.end());
  return all;
}

class CurrentFolder {
 public:
  explicit CurrentFolder(const std::string& folder) : before_(std::filesystem::current_path()) {
    std::filesystem::current_path(folder);
  }
  ~CurrentFolder() { std::filesystem::current_path(before_); }
  CurrentFolder(const CurrentFolder&) = delete;
  CurrentFolder& operator=(const CurrentFolder&) = delete;

 private:
  std::filesystem::path before_;
};

class RepositoryFolder : public Folder {
 public:
  RepositoryFolder() {
    git({"init", "-q", "-b", "main"});
    git({"config", "user.name", "test"});
    git({"config", "user.email", "test@example.invalid"});
  }

  std::string git(std::vector<std::string> words) const {
    words.insert(words.begin(), {"-C", path});
    const auto program = platform::find_program("git", std::getenv("PATH"));
    REQUIRE(program);
    const auto outcome = platform::run_program({*program, words, plain_environment()}, "", {});
    REQUIRE(outcome);
    CAPTURE(outcome->errors);
    REQUIRE(outcome->status == 0);
    return outcome->output;
  }

  void stage(const std::string& name, const std::string& text) const {
    write(name, text);
    git({"add", "-f", "--", name});
  }
  void commit() const { git({"commit", "-q", "-m", "change"}); }

  /// `variables` as a hook of git has them.
  Outcome run(std::vector<std::string> words, const std::string& below = "",
              const std::vector<std::string>& variables = {}) const {
    const CurrentFolder here(below.empty() ? path : path + "/" + below);
    const git::Git client([&] { return plain_environment(variables); });
    const source::DiskReader disk;
    source::DiskWriter outputs;
    std::istringstream in;
    std::ostringstream out, err;
    words.insert(words.begin(), {"check", "--format", "text"});
    cli::World world{disk, outputs, in, out, err, {}, std::nullopt, {}, &client};
    const int status = cli::run(std::move(words), world);
    return {status, out.str(), err.str()};
  }
};

}  // namespace iislint::tests
