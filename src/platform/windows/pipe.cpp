#include "platform/windows/pipe.h"

#include <algorithm>
#include <atomic>
#include <cstring>

namespace iislint::platform {
namespace {

/// Nobody else's: a name that is taken already is refused.
std::wstring fresh_name() {
  static std::atomic<unsigned> count = 0;
  LARGE_INTEGER now;
  QueryPerformanceCounter(&now);
  return L"\\\\.\\pipe\\iislint-" + std::to_wstring(GetCurrentProcessId()) + L"-" + std::to_wstring(++count) +
         L"-" + std::to_wstring(now.QuadPart);
}

}  // namespace

bool Pipe::open(Direction direction, Handle& other) {
  const bool is_read_here = direction == Direction::from_program;
  const std::wstring name = fresh_name();
  const auto size = static_cast<DWORD>(buffer_.size());
  end_ = Handle(CreateNamedPipeW(name.c_str(),
                                 (is_read_here ? PIPE_ACCESS_INBOUND : PIPE_ACCESS_OUTBOUND) |
                                     FILE_FLAG_OVERLAPPED | FILE_FLAG_FIRST_PIPE_INSTANCE,
                                 PIPE_TYPE_BYTE | PIPE_READMODE_BYTE | PIPE_WAIT | PIPE_REJECT_REMOTE_CLIENTS,
                                 1, size, size, 0, nullptr));
  SECURITY_ATTRIBUTES inherited{sizeof(SECURITY_ATTRIBUTES), nullptr, TRUE};
  other = Handle(CreateFileW(name.c_str(), is_read_here ? GENERIC_WRITE : GENERIC_READ, 0, &inherited,
                             OPEN_EXISTING, FILE_ATTRIBUTE_NORMAL, nullptr));
  moved_ = Handle(CreateEventW(nullptr, TRUE, FALSE, nullptr));
  return end_.is_open() && other.is_open() && moved_.is_open();
}

void Pipe::close() {
  if (!end_.is_open()) return;
  if (is_moving_) {
    CancelIoEx(end_.get(), &progress_);
    (void)finish();  // the system must not write into the buffer any longer
  }
  end_.close();
}

void Pipe::begin_reading() {
  progress_ = {};
  progress_.hEvent = moved_.get();
  const auto size = static_cast<DWORD>(buffer_.size());
  is_moving_ = ReadFile(end_.get(), buffer_.data(), size, nullptr, &progress_) != 0 ||
               GetLastError() == ERROR_IO_PENDING;
  if (!is_moving_) close();
}

void Pipe::begin_writing(std::string_view bytes) {
  const std::size_t size = std::min(bytes.size(), buffer_.size());
  std::memcpy(buffer_.data(), bytes.data(), size);
  progress_ = {};
  progress_.hEvent = moved_.get();
  is_moving_ = WriteFile(end_.get(), buffer_.data(), static_cast<DWORD>(size), nullptr, &progress_) != 0 ||
               GetLastError() == ERROR_IO_PENDING;
  if (!is_moving_) close();
}

std::size_t Pipe::finish() {
  DWORD count = 0;
  is_moving_ = false;
  return GetOverlappedResult(end_.get(), &progress_, &count, TRUE) != 0 ? count : 0;
}

std::string_view Pipe::take_read() {
  const std::size_t count = finish();
  if (count == 0) close();
  return {buffer_.data(), count};
}

std::size_t Pipe::take_written() {
  const std::size_t count = finish();
  if (count == 0) close();
  return count;
}

}  // namespace iislint::platform
