#include "platform/standard_streams.h"

#include <fcntl.h>
#include <io.h>

#include <cstdio>
#include <cstdlib>

#include "platform/console.h"
#include "platform/windows/system.h"

namespace iislint::platform {
namespace {

constexpr std::size_t kBuffered = 8192;

UINT code_page_before = 0;

/// The console stays when the program has gone.
void give_code_page_back() {
  SetConsoleOutputCP(code_page_before);
}

void write_utf8_to_console() {
  if (!is_terminal(Stream::output) && !is_terminal(Stream::errors)) return;
  code_page_before = GetConsoleOutputCP();
  if (code_page_before == CP_UTF8 || SetConsoleOutputCP(CP_UTF8) == 0) return;
  std::atexit(give_code_page_back);
}

}  // namespace

void occupy_closed_streams() {}  // what is opened here never takes their place

void keep_running_when_writing_fails() {}  // it is an error here in any case

void use_bytes() {
  for (std::FILE* stream : {stdin, stdout, stderr})
    _setmode(_fileno(stream), _O_BINARY);
  // The C library writes to a console byte by byte, which is slow and takes characters apart. The streams of
  // C++ say when it is to be seen.
  static char texts[2][kBuffered];
  if (is_terminal(Stream::output)) std::setvbuf(stdout, texts[0], _IOFBF, kBuffered);
  if (is_terminal(Stream::errors)) std::setvbuf(stderr, texts[1], _IOFBF, kBuffered);
  write_utf8_to_console();
}

}  // namespace iislint::platform
