// Linked into the program, makes one of the calls that can fail do so. The environment says which:
//
//   IISLINT_FAULT="<call> <number> once|rest <error>"   the call of that number fails, and with "rest" all
//   after it IISLINT_FAULT_COUNTS=<file>                         writes how many there were of each, "<call>
//   <count>" a line
//
// <error> is a number of errno; 0: a read or write moves one byte only; below 0: that signal comes first, and
// the call does its work. Counts from before the first constructor of the program on. A program that is
// linked statically needs -Wl,--wrap for each name (see tests/CMakeLists.txt); in others these definitions
// come before those of the C library.
#include <dirent.h>
#include <dlfcn.h>
#include <fcntl.h>
#include <pthread.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdarg>
#include <cstddef>
#include <cstdlib>
#include <cstring>

#ifdef IISLINT_FAULTS_WRAPPED
#define OURS(name) __wrap_##name
#define HEAP(name) __real_##name
#define ORIGINAL(name) __real_##name
#else
#define OURS(name) name
#define HEAP(name) __libc_##name
#define ORIGINAL(name) reinterpret_cast<decltype(&::name)>(original(#name))
#endif

namespace {

enum Call {
  allocate,
  start_thread,
  open_file,
  read_file,
  list_folder,
  look_at,
  find_folder,
  write_file,
  rename_file,
  close_file
};
constexpr const char* kNames[] = {"allocate", "thread", "open",  "read",   "list",
                                  "stat",     "getcwd", "write", "rename", "close"};
constexpr std::size_t kCalls = sizeof(kNames) / sizeof(*kNames);

std::atomic<long> counts[kCalls];
bool is_armed = false;
std::size_t failing = kCalls;
long failing_number = 0;
bool fails_from_there_on = false;
int failing_error = 0;
const char* counts_path = nullptr;

/// Whether this call fails; errno is set then.
bool fails(Call call) {
  if (!is_armed) return false;
  const long number = ++counts[call];
  if (call != failing) return false;
  if (number != failing_number && !(fails_from_there_on && number > failing_number)) return false;
  if (failing_error < 0) {
    raise(-failing_error);
    return false;
  }
  errno = failing_error;
  return true;
}

const char* value_of(char** environment, const char* name) {
  const std::size_t size = std::strlen(name);
  for (; *environment != nullptr; ++environment) {
    if (std::strncmp(*environment, name, size) == 0 && (*environment)[size] == '=')
      return *environment + size + 1;
  }
  return nullptr;
}

void arm(int, char**, char** environment) {
  counts_path = value_of(environment, "IISLINT_FAULT_COUNTS");
  if (const char* fault = value_of(environment, "IISLINT_FAULT")) {
    const char* rest = std::strchr(fault, ' ');
    for (std::size_t i = 0; rest != nullptr && i < kCalls; ++i) {
      const std::size_t size = std::strlen(kNames[i]);
      if (static_cast<std::size_t>(rest - fault) == size && std::strncmp(fault, kNames[i], size) == 0)
        failing = i;
    }
    if (failing == kCalls) _exit(99);
    char* mode = nullptr;
    failing_number = std::strtol(rest, &mode, 10);
    fails_from_there_on = std::strncmp(mode, " rest", 5) == 0;
    failing_error = std::atoi(mode + 5);
  }
  is_armed = failing != kCalls || counts_path != nullptr;
}

__attribute__((destructor)) void write_counts() {
  is_armed = false;
  if (counts_path == nullptr) return;
  const long file = syscall(SYS_openat, AT_FDCWD, counts_path, O_WRONLY | O_CREAT | O_TRUNC, 0666);
  for (std::size_t i = 0; i < kCalls; ++i) {
    char digits[24];
    char* at = digits + sizeof digits;
    *--at = '\n';
    long rest = counts[i];
    do
      *--at = static_cast<char>('0' + rest % 10);
    while ((rest /= 10) != 0);
    *--at = ' ';
    (void)syscall(SYS_write, file, kNames[i], std::strlen(kNames[i]));
    (void)syscall(SYS_write, file, at, digits + sizeof digits - at);
  }
}

#ifndef IISLINT_FAULTS_WRAPPED
void* original(const char* name) {
  return dlsym(RTLD_NEXT, name);
}
#endif

}  // namespace

// Before all constructors of the program. Those of shared libraries come before that, and are not ours.
#ifdef IISLINT_FAULTS_WRAPPED
__attribute__((section(".preinit_array"), used)) static void (*const arm_first)(int, char**, char**) = arm;
#else
__attribute__((constructor(101))) static void arm_first(int count, char** words, char** environment) {
  arm(count, words, environment);
}
#endif

extern "C" {

void* HEAP(malloc)(std::size_t);
void* HEAP(calloc)(std::size_t, std::size_t);
void* HEAP(realloc)(void*, std::size_t);
void* HEAP(memalign)(std::size_t, std::size_t);

void* OURS(malloc)(std::size_t size) {
  return fails(allocate) ? nullptr : HEAP(malloc)(size);
}
void* OURS(calloc)(std::size_t count, std::size_t size) {
  return fails(allocate) ? nullptr : HEAP(calloc)(count, size);
}
void* OURS(realloc)(void* block, std::size_t size) {
  return fails(allocate) ? nullptr : HEAP(realloc)(block, size);
}
void* OURS(aligned_alloc)(std::size_t alignment, std::size_t size) {
  return fails(allocate) ? nullptr : HEAP(memalign)(alignment, size);
}
void* OURS(memalign)(std::size_t alignment, std::size_t size) {
  return fails(allocate) ? nullptr : HEAP(memalign)(alignment, size);
}
int OURS(posix_memalign)(void** block, std::size_t alignment, std::size_t size) {
  if (fails(allocate)) return ENOMEM;
  *block = HEAP(memalign)(alignment, size);
  return *block == nullptr ? ENOMEM : 0;
}

#ifdef IISLINT_FAULTS_WRAPPED
int __real_pthread_create(pthread_t*, const pthread_attr_t*, void* (*)(void*), void*);
int __real_open(const char*, int, ...);
ssize_t __real_read(int, void*, std::size_t);
ssize_t __real_write(int, const void*, std::size_t);
int __real_close(int);
dirent* __real_readdir(DIR*);
DIR* __real_opendir(const char*);
int __real_stat(const char*, struct stat*);
int __real_lstat(const char*, struct stat*);
int __real_fstat(int, struct stat*);
int __real_fstatat(int, const char*, struct stat*, int);
char* __real_getcwd(char*, std::size_t);
char* __real_realpath(const char*, char*);
ssize_t __real_readlink(const char*, char*, std::size_t);
int __real_rename(const char*, const char*);
#endif

int OURS(pthread_create)(pthread_t* thread, const pthread_attr_t* how, void* (*work)(void*), void* data) {
  if (fails(start_thread)) return failing_error;
  return ORIGINAL(pthread_create)(thread, how, work, data);
}
int OURS(open)(const char* path, int flags, ...) {
  va_list words;
  va_start(words, flags);
  const mode_t mode = (flags & O_CREAT) != 0 ? va_arg(words, mode_t) : 0;
  va_end(words);
  return fails(open_file) ? -1 : ORIGINAL(open)(path, flags, mode);
}
ssize_t OURS(read)(int file, void* to, std::size_t size) {
  if (fails(read_file)) {
    if (failing_error != 0) return -1;
    size = size < 1 ? size : 1;
  }
  return ORIGINAL(read)(file, to, size);
}
ssize_t OURS(write)(int file, const void* from, std::size_t size) {
  if (fails(write_file)) {
    if (failing_error != 0) return -1;
    size = size < 1 ? size : 1;
  }
  return ORIGINAL(write)(file, from, size);
}
int OURS(close)(int file) {
  const bool has_failed = fails(close_file);
  const int result = ORIGINAL(close)(file);  // it is closed all the same
  if (has_failed) errno = failing_error;
  return has_failed ? -1 : result;
}
DIR* OURS(opendir)(const char* path) {
  return fails(open_file) ? nullptr : ORIGINAL(opendir)(path);
}
dirent* OURS(readdir)(DIR* folder) {
  return fails(list_folder) ? nullptr : ORIGINAL(readdir)(folder);
}
int OURS(stat)(const char* path, struct stat* facts) {
  return fails(look_at) ? -1 : ORIGINAL(stat)(path, facts);
}
int OURS(lstat)(const char* path, struct stat* facts) {
  return fails(look_at) ? -1 : ORIGINAL(lstat)(path, facts);
}
int OURS(fstat)(int file, struct stat* facts) {
  return fails(look_at) ? -1 : ORIGINAL(fstat)(file, facts);
}
int OURS(fstatat)(int folder, const char* path, struct stat* facts, int flags) {
  return fails(look_at) ? -1 : ORIGINAL(fstatat)(folder, path, facts, flags);
}
char* OURS(realpath)(const char* path, char* to) {
  return fails(look_at) ? nullptr : ORIGINAL(realpath)(path, to);
}
ssize_t OURS(readlink)(const char* path, char* to, std::size_t size) {
  return fails(look_at) ? -1 : ORIGINAL(readlink)(path, to, size);
}
char* OURS(getcwd)(char* to, std::size_t size) {
  return fails(find_folder) ? nullptr : ORIGINAL(getcwd)(to, size);
}
int OURS(rename)(const char* from, const char* to) {
  return fails(rename_file) ? -1 : ORIGINAL(rename)(from, to);
}

}  // extern "C"
