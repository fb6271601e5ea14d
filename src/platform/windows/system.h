// What the sources of this folder share: texts, paths, errors and handles of Windows. Included by no other.
#pragma once

#ifndef NOMINMAX
#define NOMINMAX
#endif
#ifndef WIN32_LEAN_AND_MEAN
#define WIN32_LEAN_AND_MEAN
#endif
#include <windows.h>

#include <string>
#include <string_view>
#include <utility>

#include "platform/problem.h"

namespace iislint::platform {

/// UTF-16 of UTF-8 and back. Names of files may hold halves of characters; they become the three bytes that
/// UTF-8 would have for them, which are not valid, and come back as they were.
std::wstring wide(std::string_view text);
std::string narrow(std::wstring_view text);

/// The path from the root, with '/' between its parts, without "." and "..".
std::string whole_path(std::string_view path);

/// A path as the functions of the system take it: of any length, and none of its parts is a device ("aux") or
/// names a stream of a file. Empty when the path is.
std::wstring system_path(std::string_view path);

/// The other way round, also of a path without the prefix.
std::string from_system_path(std::wstring_view path);

Problem problem_of(DWORD error);

inline Problem last_problem() {
  return problem_of(GetLastError());
}

/// Closed when it goes, unless it is INVALID_HANDLE_VALUE or null.
class Handle {
 public:
  Handle() = default;
  explicit Handle(HANDLE handle) : handle_(handle) {}
  Handle(Handle&& other) noexcept : handle_(std::exchange(other.handle_, INVALID_HANDLE_VALUE)) {}
  Handle& operator=(Handle&& other) noexcept {
    std::swap(handle_, other.handle_);
    return *this;
  }
  Handle(const Handle&) = delete;
  Handle& operator=(const Handle&) = delete;
  ~Handle() { close(); }

  HANDLE get() const { return handle_; }
  bool is_open() const { return handle_ != INVALID_HANDLE_VALUE && handle_ != nullptr; }
  void close() {
    if (is_open()) CloseHandle(handle_);
    handle_ = INVALID_HANDLE_VALUE;
  }

 private:
  HANDLE handle_ = INVALID_HANDLE_VALUE;
};

}  // namespace iislint::platform
