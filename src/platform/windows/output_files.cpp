#include "platform/output_files.h"

#include <accctrl.h>
#include <aclapi.h>

#include <algorithm>
#include <cerrno>
#include <utility>

#include "platform/input_files.h"
#include "platform/windows/system.h"

namespace iislint::platform {
namespace {

constexpr DWORD kLargestWrite = DWORD{1} << 30;
constexpr int kMaxRenamings = 8;  // virus scanners and indexers open what has just been written, for a moment
constexpr DWORD kKeptAttributes =
    FILE_ATTRIBUTE_HIDDEN | FILE_ATTRIBUTE_SYSTEM | FILE_ATTRIBUTE_NOT_CONTENT_INDEXED;

HANDLE handle_of(std::intptr_t handle) {
  return reinterpret_cast<HANDLE>(handle);
}

// Others may look at it, and remove it; that takes effect when it is closed.
std::intptr_t open_to_write(const std::string& path, DWORD how) {
  const HANDLE file =
      CreateFileW(system_path(path).c_str(), GENERIC_WRITE, FILE_SHARE_READ | FILE_SHARE_DELETE, nullptr, how,
                  FILE_ATTRIBUTE_NORMAL, nullptr);
  return file == INVALID_HANDLE_VALUE ? -1 : reinterpret_cast<std::intptr_t>(file);
}

/// What the folder gives both is theirs already; this is about what somebody has set for the one file.
void copy_permissions(std::wstring from, std::wstring to) {
  PACL list = nullptr;
  PSECURITY_DESCRIPTOR descriptor = nullptr;
  if (GetNamedSecurityInfoW(from.data(), SE_FILE_OBJECT, DACL_SECURITY_INFORMATION, nullptr, nullptr, &list,
                            nullptr, &descriptor) != ERROR_SUCCESS)
    return;
  SECURITY_DESCRIPTOR_CONTROL control = 0;
  DWORD revision = 0;
  const bool is_known = GetSecurityDescriptorControl(descriptor, &control, &revision) != 0;
  const SECURITY_INFORMATION heir = (control & SE_DACL_PROTECTED) != 0
                                        ? PROTECTED_DACL_SECURITY_INFORMATION
                                        : UNPROTECTED_DACL_SECURITY_INFORMATION;
  if (is_known)
    SetNamedSecurityInfoW(to.data(), SE_FILE_OBJECT, DACL_SECURITY_INFORMATION | heir, nullptr, nullptr, list,
                          nullptr);
  LocalFree(descriptor);
}

}  // namespace

Problem OutputFile::open(const std::string& path) {
  handle_ = open_to_write(path, OPEN_EXISTING);
  if (!is_open()) return last_problem();
  (void)SetEndOfFile(handle_of(handle_));  // a device has none
  return 0;
}

Problem OutputFile::create(const std::string& path) {
  handle_ = open_to_write(path, CREATE_NEW);
  return is_open() ? 0 : last_problem();
}

Problem OutputFile::be_like(const std::string& path, const std::string& own_path) {
  const std::wstring other = system_path(path), own = system_path(own_path);
  const DWORD attributes = GetFileAttributesW(other.c_str());
  if (attributes == INVALID_FILE_ATTRIBUTES) return last_problem();
  copy_permissions(other, own);
  if ((attributes & kKeptAttributes) != 0)
    (void)SetFileAttributesW(own.c_str(), attributes & kKeptAttributes);
  return 0;
}

Problem OutputFile::write(const char* bytes, std::size_t size) {
  while (size > 0) {
    DWORD written = 0;
    const auto wanted = static_cast<DWORD>(std::min<std::size_t>(size, kLargestWrite));
    if (WriteFile(handle_of(handle_), bytes, wanted, &written, nullptr) == 0) return last_problem();
    if (written == 0) return ENOSPC;
    bytes += written;
    size -= written;
  }
  return 0;
}

Problem OutputFile::close() {
  if (!is_open()) return 0;
  return CloseHandle(handle_of(std::exchange(handle_, -1))) != 0 ? 0 : last_problem();
}

Problem may_write(const std::string& path) {
  const std::wstring whole = system_path(path);
  const DWORD attributes = GetFileAttributesW(whole.c_str());
  if (attributes == INVALID_FILE_ATTRIBUTES) return last_problem();
  if ((attributes & FILE_ATTRIBUTE_READONLY) != 0) return EACCES;
  const Handle file(CreateFileW(whole.c_str(), FILE_WRITE_DATA,
                                FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE, nullptr,
                                OPEN_EXISTING, FILE_ATTRIBUTE_NORMAL, nullptr));
  return file.is_open() ? 0 : last_problem();
}

Problem follow_links(const std::string& path, std::string& target) {
  FileKind kind{};
  const Problem problem = look_at(path, kind);
  if (problem == 0) return real_path(path, target);
  target = path;
  return problem == ENOENT ? 0 : problem;
}

Problem rename_over(const std::string& from, const std::string& to) {
  const std::wstring source = system_path(from), target = system_path(to);
  for (int i = 0;; ++i) {
    if (MoveFileExW(source.c_str(), target.c_str(), MOVEFILE_REPLACE_EXISTING) != 0) return 0;
    const Problem problem = last_problem();
    if ((problem != EACCES && problem != EBUSY) || i == kMaxRenamings) return problem;
    Sleep(DWORD{1} << i);
  }
}

void remove_file(const std::string& path) {
  DeleteFileW(system_path(path).c_str());
}

}  // namespace iislint::platform
