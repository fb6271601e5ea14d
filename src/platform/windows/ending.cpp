#include "platform/ending.h"

#include "platform/windows/system.h"

namespace iislint::platform {

void write_errors(std::string_view text) noexcept {
  while (!text.empty()) {
    DWORD written = 0;
    const HANDLE errors = GetStdHandle(STD_ERROR_HANDLE);
    if (WriteFile(errors, text.data(), static_cast<DWORD>(text.size()), &written, nullptr) == 0) return;
    if (written == 0) return;
    text.remove_prefix(written);
  }
}

// ExitProcess would run what others have registered, and wait for threads that hold locks.
void end_now(int status) noexcept {
  TerminateProcess(GetCurrentProcess(), static_cast<UINT>(status));
  for (;;)
    Sleep(INFINITE);
}

}  // namespace iislint::platform
