// git.exe for tests under wine, where there is none: hands its words on to the git of the machine, whose root
// is the drive Z. Programs of the machine cannot use pipes of wine, and wine does not tell when they end, or
// how: the streams go through files, and a shell writes the status into another. Writes its words into the
// file that IISLINT_GIT_LOG names.
#include <windows.h>

#include <cstdio>
#include <string>

namespace {

std::wstring without_drive(std::wstring text) {
  for (std::size_t at; (at = text.find(L"Z:/")) != std::wstring::npos;)
    text.erase(at, 2);
  return text;
}

void copy(HANDLE from, HANDLE to) {
  char bytes[65536];
  for (DWORD got = 0; ReadFile(from, bytes, sizeof(bytes), &got, nullptr) != 0 && got > 0;) {
    DWORD written = 0;
    WriteFile(to, bytes, got, &written, nullptr);
  }
}

HANDLE temporary_file() {
  wchar_t folder[MAX_PATH], path[MAX_PATH];
  GetTempPathW(MAX_PATH, folder);
  GetTempFileNameW(folder, L"git", 0, path);
  SECURITY_ATTRIBUTES inherited{sizeof(SECURITY_ATTRIBUTES), nullptr, TRUE};
  return CreateFileW(path, GENERIC_READ | GENERIC_WRITE,
                     FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE, &inherited, OPEN_EXISTING,
                     FILE_ATTRIBUTE_TEMPORARY | FILE_FLAG_DELETE_ON_CLOSE, nullptr);
}

std::wstring status_path() {
  return L"/tmp/iislint-git-" + std::to_wstring(GetCurrentProcessId()) + L"-" +
         std::to_wstring(GetTickCount64());
}

/// Waits until the shell has written it.
int status_in(const std::wstring& path) {
  for (int i = 0; i < 30'000; ++i) {
    if (std::FILE* file = _wfopen((L"Z:" + path).c_str(), L"r")) {
      int status = 127;
      (void)std::fscanf(file, "%d", &status);
      std::fclose(file);
      DeleteFileW((L"Z:" + path).c_str());
      return status;
    }
    Sleep(1);
  }
  return 127;
}

void rewind_file(HANDLE file) {
  SetFilePointer(file, 0, nullptr, FILE_BEGIN);
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
  const HANDLE input = temporary_file(), output = temporary_file(), errors = temporary_file();
  const bool has_input = given.find(L"--stdin") != std::wstring::npos;
  if (has_input) copy(GetStdHandle(STD_INPUT_HANDLE), input);
  rewind_file(input);

  const std::wstring path = status_path(), words = without_drive(given);
  std::wstring line = L"sh -c \"git \\\"$@\\\"; echo $? >$0.part; mv $0.part $0\" " + path +
                      words.substr(words.find(L'"', 1) + 1);
  STARTUPINFOW startup{};
  startup.cb = sizeof(startup);
  startup.dwFlags = STARTF_USESTDHANDLES;
  startup.hStdInput = input;
  startup.hStdOutput = output;
  startup.hStdError = errors;
  PROCESS_INFORMATION made{};
  if (CreateProcessW(L"Z:\\bin\\sh", line.data(), nullptr, nullptr, TRUE, 0, nullptr, nullptr, &startup,
                     &made) == 0)
    return 127;
  const int status = status_in(path);
  DWORD written = 0;
  const HANDLE answer = GetStdHandle(STD_OUTPUT_HANDLE);
  if (given.find(L"--show-toplevel") != std::wstring::npos) WriteFile(answer, "Z:", 2, &written, nullptr);
  rewind_file(output);
  rewind_file(errors);
  copy(output, answer);
  copy(errors, GetStdHandle(STD_ERROR_HANDLE));
  return status;
}
