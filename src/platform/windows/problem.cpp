#include "platform/problem.h"

#include <cerrno>

#include "platform/windows/system.h"

namespace iislint::platform {
namespace {

struct Row {
  DWORD error;
  Problem problem;
};

constexpr Row kRows[] = {
    {ERROR_FILE_NOT_FOUND, ENOENT},
    {ERROR_PATH_NOT_FOUND, ENOENT},
    {ERROR_INVALID_NAME, ENOENT},
    {ERROR_BAD_PATHNAME, ENOENT},
    {ERROR_INVALID_DRIVE, ENOENT},
    {ERROR_BAD_NETPATH, ENOENT},
    {ERROR_BAD_NET_NAME, ENOENT},
    {ERROR_NOT_READY, ENOENT},  // a drive without a medium
    {ERROR_DIRECTORY, ENOTDIR},
    {ERROR_ACCESS_DENIED, EACCES},
    {ERROR_NETWORK_ACCESS_DENIED, EACCES},
    {ERROR_SHARING_VIOLATION, EBUSY},
    {ERROR_LOCK_VIOLATION, EBUSY},
    {ERROR_DELETE_PENDING, EBUSY},
    {ERROR_USER_MAPPED_FILE, EBUSY},
    {ERROR_WRITE_PROTECT, EROFS},
    {ERROR_FILE_EXISTS, EEXIST},
    {ERROR_ALREADY_EXISTS, EEXIST},
    {ERROR_FILENAME_EXCED_RANGE, ENAMETOOLONG},
    {ERROR_BUFFER_OVERFLOW, ENAMETOOLONG},
    {ERROR_CANT_RESOLVE_FILENAME, ELOOP},
    {ERROR_DISK_FULL, ENOSPC},
    {ERROR_HANDLE_DISK_FULL, ENOSPC},
    {ERROR_NOT_ENOUGH_MEMORY, ENOMEM},
    {ERROR_OUTOFMEMORY, ENOMEM},
    {ERROR_TOO_MANY_OPEN_FILES, EMFILE},
    {ERROR_INVALID_HANDLE, EBADF},
    {ERROR_BROKEN_PIPE, EPIPE},
    {ERROR_NO_DATA, EPIPE},
};

struct Text {
  Problem problem;
  const char* text;
};

constexpr Text kTexts[] = {
    {ENOENT, "No such file or directory"},
    {ENOTDIR, "Not a directory"},
    {EACCES, "Permission denied"},
    {EBUSY, "Another program is using it"},
    {EROFS, "Read-only file system"},
    {EEXIST, "File exists"},
    {ENAMETOOLONG, "File name too long"},
    {ELOOP, "Too many levels of symbolic links"},
    {ENOSPC, "No space left on device"},
    {ENOMEM, "Cannot allocate memory"},
    {EMFILE, "Too many open files"},
    {EBADF, "Bad file descriptor"},
    {EPIPE, "Broken pipe"},
    {EIO, "Input/output error"},
};

}  // namespace

Problem problem_of(DWORD error) {
  for (const Row& row : kRows) {
    if (row.error == error) return row.problem;
  }
  return EIO;
}

std::string text_of(Problem problem) {
  for (const Text& one : kTexts) {
    if (one.problem == problem) return one.text;
  }
  return "error " + std::to_string(problem);
}

}  // namespace iislint::platform
