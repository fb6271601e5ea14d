// Starts a program in a console of its own and presses Ctrl+Break for it as soon as a file has appeared;
// exits with 0 when the program has ended by that.
//   breaker PATTERN PROGRAM WORDS…    the words as one command line
#include <windows.h>

#include <string>

int wmain(int count, wchar_t** words) {
  if (count < 3) return 2;
  if (GetConsoleWindow() == nullptr) AllocConsole();
  std::wstring line;
  for (int i = 2; i < count; ++i)
    line += (i > 2 ? L" \"" : L"\"") + std::wstring(words[i]) + L"\"";
  STARTUPINFOW startup{};
  startup.cb = sizeof(startup);
  PROCESS_INFORMATION made{};
  if (CreateProcessW(nullptr, line.data(), nullptr, nullptr, FALSE, CREATE_NEW_PROCESS_GROUP, nullptr,
                     nullptr, &startup, &made) == 0)
    return 3;
  for (int i = 0;; ++i) {
    WIN32_FIND_DATAW found;
    const HANDLE search = FindFirstFileW(words[1], &found);
    if (search != INVALID_HANDLE_VALUE) {
      FindClose(search);
      break;
    }
    if (i == 10'000) return 4;
    if (WaitForSingleObject(made.hProcess, 1) == WAIT_OBJECT_0) return 5;
  }
  if (GenerateConsoleCtrlEvent(CTRL_BREAK_EVENT, made.dwProcessId) == 0) return 6;
  if (WaitForSingleObject(made.hProcess, 20'000) != WAIT_OBJECT_0) return 7;
  DWORD status = 0;
  GetExitCodeProcess(made.hProcess, &status);
  return status == static_cast<DWORD>(STATUS_CONTROL_C_EXIT) ? 0 : 8;
}
