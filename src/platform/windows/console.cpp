#include "platform/console.h"

#include "platform/windows/system.h"

namespace iislint::platform {
namespace {

HANDLE handle_of(Stream stream) {
  switch (stream) {
    case Stream::input:
      return GetStdHandle(STD_INPUT_HANDLE);
    case Stream::output:
      return GetStdHandle(STD_OUTPUT_HANDLE);
    default:
      return GetStdHandle(STD_ERROR_HANDLE);
  }
}

}  // namespace

bool is_terminal(Stream stream) {
  DWORD mode = 0;
  return GetConsoleMode(handle_of(stream), &mode) != 0;
}

unsigned terminal_width(Stream stream) {
  CONSOLE_SCREEN_BUFFER_INFO facts;
  if (GetConsoleScreenBufferInfo(handle_of(stream), &facts) == 0) return 0;
  const int columns = facts.srWindow.Right - facts.srWindow.Left + 1;
  return columns > 0 ? static_cast<unsigned>(columns) : 0;
}

bool takes_escapes(Stream stream) {
  DWORD mode = 0;
  const HANDLE console = handle_of(stream);
  if (GetConsoleMode(console, &mode) == 0) return false;
  if ((mode & ENABLE_VIRTUAL_TERMINAL_PROCESSING) != 0) return true;
  return SetConsoleMode(console, mode | ENABLE_VIRTUAL_TERMINAL_PROCESSING) != 0;
}

}  // namespace iislint::platform
