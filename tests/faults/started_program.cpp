#include "started_program.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <system_error>

namespace iislint::tests {
namespace {

constexpr unsigned kMaxSeconds = 20;

[[noreturn]] void fail(const char* what) {
  throw std::system_error(errno, std::generic_category(), what);
}

/// A file that is nowhere but in memory.
class Scratch {
 public:
  explicit Scratch(const std::string& content = {}) : fd_(memfd_create("scratch", MFD_CLOEXEC)) {
    if (fd_ < 0) fail("memfd_create");
    if (::write(fd_, content.data(), content.size()) != static_cast<ssize_t>(content.size())) fail("write");
    lseek(fd_, 0, SEEK_SET);
  }
  ~Scratch() { close(fd_); }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;

  int fd() const { return fd_; }
  std::string content() const {
    std::string all;
    std::array<char, 65536> piece;
    lseek(fd_, 0, SEEK_SET);
    for (ssize_t got = 0; (got = ::read(fd_, piece.data(), piece.size())) > 0;)
      all.append(piece.data(), static_cast<std::size_t>(got));
    return all;
  }

 private:
  int fd_;
};

std::vector<char*> pointers(const std::vector<std::string>& words) {
  std::vector<char*> all;
  for (const std::string& word : words)
    all.push_back(const_cast<char*>(word.c_str()));
  all.push_back(nullptr);
  return all;
}

}  // namespace

Ended run_to_end(const Start& start) {
  std::vector<std::string> words = {start.program};
  words.insert(words.end(), start.words.begin(), start.words.end());
  std::vector<std::string> environment = start.environment;
  for (char** each = environ; *each != nullptr; ++each)
    environment.emplace_back(*each);
  const std::vector<char*> argv = pointers(words), envp = pointers(environment);
  const Scratch in(start.input), out, err;
  const pid_t child = fork();
  if (child < 0) fail("fork");
  if (child == 0) {
    const rlimit no_core = {0, 0};
    setrlimit(RLIMIT_CORE, &no_core);
    alarm(kMaxSeconds);
    const bool is_ready = dup2(in.fd(), 0) >= 0 && dup2(start.out >= 0 ? start.out : out.fd(), 1) >= 0 &&
                          dup2(err.fd(), 2) >= 0 && chdir(start.folder.c_str()) == 0;
    if (is_ready) execve(argv.front(), argv.data(), envp.data());
    _exit(127);
  }
  int status = 0;
  while (waitpid(child, &status, 0) < 0) {
    if (errno != EINTR) fail("waitpid");
  }
  return {WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status), out.content(), err.content()};
}

}  // namespace iislint::tests
