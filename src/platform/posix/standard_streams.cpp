#include "platform/standard_streams.h"

#include <fcntl.h>
#include <unistd.h>

#include <csignal>
#include <initializer_list>

namespace iislint::platform {

void occupy_closed_streams() {
  for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    if (fcntl(stream, F_GETFD) >= 0) continue;
    const int useless = stream == STDIN_FILENO ? O_WRONLY : O_RDONLY;
    (void)open("/dev/null", useless);  // takes the lowest number that is free: this one
  }
}

void keep_running_when_writing_fails() {
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN);
}

void use_bytes() {}

}  // namespace iislint::platform
