// git.exe for tests under wine, where there is none: hands its words on to the git of the machine, whose root
// is the drive Z. Writes them into the file that IISLINT_GIT_LOG names.
#include <windows.h>

#include <cstdio>
#include <string>

namespace {

std::wstring without_drive(std::wstring text) {
  for (std::size_t at; (at = text.find(L"Z:/")) != std::wstring::npos;)
    text.erase(at, 2);
  return text;
}

}  // namespace

int wmain() {
  const std::wstring given = GetCommandLineW();
  if (const wchar_t* log = _wgetenv(L"IISLINT_GIT_LOG")) {
    if (std::FILE* file = _wfopen(log, L"a, ccs=UTF-8")) {
      std::fputws((given + L"\n").c_str(), file);
      std::fclose(file);
    }
  }
  const HANDLE output = GetStdHandle(STD_OUTPUT_HANDLE);
  DWORD written = 0;
  if (given.find(L"--show-toplevel") != std::wstring::npos) WriteFile(output, "Z:", 2, &written, nullptr);
  std::wstring line = without_drive(given);
  line.replace(0, line.find(L'"', 1) + 1, L"git");
  STARTUPINFOW startup{};
  startup.cb = sizeof(startup);
  startup.dwFlags = STARTF_USESTDHANDLES;
  startup.hStdInput = GetStdHandle(STD_INPUT_HANDLE);
  startup.hStdOutput = output;
  startup.hStdError = GetStdHandle(STD_ERROR_HANDLE);
  PROCESS_INFORMATION made{};
  if (CreateProcessW(L"Z:\\usr\\bin\\git", line.data(), nullptr, nullptr, TRUE, 0, nullptr, nullptr, &startup,
                     &made) == 0)
    return 127;
  WaitForSingleObject(made.hProcess, INFINITE);
  DWORD status = 1;
  GetExitCodeProcess(made.hProcess, &status);
  return static_cast<int>(status);
}
