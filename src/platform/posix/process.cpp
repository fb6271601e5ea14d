#include "platform/process.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <cstring>
#include <utility>

#include "base/text.h"

extern char** environ;

namespace iislint::platform {
namespace {

using Clock = std::chrono::steady_clock;

base::Error failure(const std::string& what) {
  return {base::ErrorCode::internal, what};
}

std::vector<char*> pointers_to(std::vector<std::string>& texts) {
  std::vector<char*> pointers;
  for (std::string& text : texts)
    pointers.push_back(text.data());
  pointers.push_back(nullptr);
  return pointers;
}

/// Both ends of what connects two programs, which are closed unless they are taken.
struct Ends {
  std::array<int, 2> ends{-1, -1};
  Ends() = default;
  Ends(const Ends&) = delete;
  Ends& operator=(const Ends&) = delete;
  ~Ends() {
    for (const int end : ends) {
      if (end >= 0) close(end);
    }
  }
  int take(std::size_t which) { return std::exchange(ends[which], -1); }
};

/// What the new program has for 0, 1 and 2. That writing to it failed is no reason to end for us, but for it
/// a broken pipe is.
int spawn(const Command& command, const std::array<int, 3>& streams, pid_t& process) {
  std::vector<std::string> words = command.arguments, variables = command.environment;
  words.insert(words.begin(), command.program);
  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
  posix_spawn_file_actions_init(&actions);
  posix_spawnattr_init(&attributes);
  for (std::size_t i = 0; i < streams.size(); ++i)
    posix_spawn_file_actions_adddup2(&actions, streams[i], static_cast<int>(i));
  sigset_t defaults;
  sigemptyset(&defaults);
  sigaddset(&defaults, SIGPIPE);
  posix_spawnattr_setsigdefault(&attributes, &defaults);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF);
  const int problem = posix_spawn(&process, command.program.c_str(), &actions, &attributes,
                                  pointers_to(words).data(), pointers_to(variables).data());
  posix_spawn_file_actions_destroy(&actions);
  posix_spawnattr_destroy(&attributes);
  return problem;
}

void close_end(int& end) {
  if (end >= 0) close(end);
  end = -1;
}

/// A program that runs, and our ends of its streams.
class Child {
 public:
  Child(pid_t process, int input, int output, int errors)
      : process_(process), input_(input), output_(output), errors_(errors) {
    for (const int end : {input_, output_, errors_})
      fcntl(end, F_SETFL, fcntl(end, F_GETFL) | O_NONBLOCK);
  }
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;
  ~Child() {
    for (int* end : {&input_, &output_, &errors_})
      close_end(*end);
    if (process_ <= 0) return;
    kill(process_, SIGKILL);
    while (waitpid(process_, nullptr, 0) < 0 && errno == EINTR) {
    }
  }

  base::Result<Outcome> finish(std::string_view input, const Limits& limits) {
    const auto deadline = Clock::now() + limits.time;
    Outcome outcome;
    while (output_ >= 0 || errors_ >= 0) {
      if (!pump(input, outcome, deadline)) return too_late(limits);
      outcome.is_cut = outcome.output.size() > limits.output_bytes;
      if (outcome.is_cut) return outcome;
    }
    close_end(input_);
    int status = 0;
    for (;;) {  // it has closed what it writes to, so that it is about to end
      const pid_t ended = waitpid(process_, &status, WNOHANG);
      if (ended == process_) break;
      if (ended < 0 && errno != EINTR) return failure(std::strerror(errno));
      if (Clock::now() >= deadline) return too_late(limits);
      poll(nullptr, 0, 1);
    }
    process_ = 0;
    if (!WIFEXITED(status)) return failure("ended by a signal");
    outcome.status = WEXITSTATUS(status);
    return outcome;
  }

 private:
  static base::Error too_late(const Limits& limits) {
    return failure("no answer within " + std::to_string(limits.time.count()) + " ms");
  }

  /// Waits once for the program. False when the time is over.
  bool pump(std::string_view& input, Outcome& outcome, Clock::time_point deadline) {
    if (input.empty()) close_end(input_);
    std::array<pollfd, 3> ends{{{input_, POLLOUT, 0}, {output_, POLLIN, 0}, {errors_, POLLIN, 0}}};
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
    if (left <= 0) return false;
    const int ready = poll(ends.data(), ends.size(), static_cast<int>(std::min<std::int64_t>(left, 60'000)));
    if (ready < 0) return errno == EINTR;
    if (ends[0].revents != 0) write_some(input);
    if (ends[1].revents != 0) read_some(output_, outcome.output);
    if (ends[2].revents != 0) read_some(errors_, outcome.errors);
    return true;
  }

  void write_some(std::string_view& input) {
    const ssize_t sent = send(input_, input.data(), input.size(), MSG_NOSIGNAL);
    if (sent >= 0) {
      input.remove_prefix(static_cast<std::size_t>(sent));
    } else if (errno != EAGAIN && errno != EINTR) {
      input = {};  // it reads no more; what it has to say counts all the same
    }
  }

  static void read_some(int& end, std::string& text) {
    std::array<char, 65536> buffer;
    const ssize_t got = read(end, buffer.data(), buffer.size());
    if (got > 0) {
      text.append(buffer.data(), static_cast<std::size_t>(got));
    } else if (got == 0 || (errno != EAGAIN && errno != EINTR)) {
      close_end(end);
    }
  }

  pid_t process_;
  int input_, output_, errors_;  // -1: closed
};

}  // namespace

constexpr std::size_t kMostNameBytes = 100'000;

base::Result<Outcome> run_program(const Command& command, std::string_view input, const Limits& limits) {
  Ends in, out, err;
  // A socket, for a pipe that nobody reads would end us with a signal.
  const bool connected = socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, in.ends.data()) == 0 &&
                         pipe2(out.ends.data(), O_CLOEXEC) == 0 && pipe2(err.ends.data(), O_CLOEXEC) == 0;
  pid_t process = 0;
  const int problem = connected ? spawn(command, {in.ends[1], out.ends[1], err.ends[1]}, process) : errno;
  if (problem != 0) return failure("cannot start " + command.program + ": " + std::strerror(problem));
  Child child(process, in.take(0), out.take(0), err.take(0));
  for (Ends* ends : {&in, &out, &err})
    close_end(ends->ends[1]);
  return child.finish(input, limits);
}

std::optional<std::string> find_program(std::string_view name, std::string_view path) {
  for (const std::string_view folder : base::split(path, ':')) {
    if (!folder.starts_with("/")) continue;
    std::string program = std::string(folder) + "/" + std::string(name);
    struct stat facts {};
    if (stat(program.c_str(), &facts) == 0 && S_ISREG(facts.st_mode) && access(program.c_str(), X_OK) == 0)
      return program;
  }
  return std::nullopt;
}

std::vector<std::string> environment() {
  std::vector<std::string> all;
  for (char** entry = environ; entry != nullptr && *entry != nullptr; ++entry)
    all.emplace_back(*entry);
  return all;
}

}  // namespace iislint::platform
