#include "platform/input_files.h"

#include <algorithm>
#include <cerrno>
#include <mutex>
#include <unordered_map>

#include "platform/paths.h"
#include "platform/windows/system.h"

namespace iislint::platform {
namespace {

constexpr DWORD kShareAll = FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE;
constexpr DWORD kLargestRead = DWORD{1} << 30;

FileKind kind_of(DWORD attributes) {
  if ((attributes & FILE_ATTRIBUTE_DEVICE) != 0) return FileKind::other;
  return (attributes & FILE_ATTRIBUTE_DIRECTORY) != 0 ? FileKind::folder : FileKind::regular;
}

/// Files that a cloud or a deduplicating disk holds elsewhere have such a mark as well, and are no links.
bool is_link(DWORD attributes, DWORD tag) {
  return (attributes & FILE_ATTRIBUTE_REPARSE_POINT) != 0 &&
         (tag == IO_REPARSE_TAG_SYMLINK || tag == IO_REPARSE_TAG_MOUNT_POINT);
}

/// For questions only. Folders can be opened, too.
Handle open_to_ask(const std::wstring& path) {
  return Handle(CreateFileW(path.c_str(), FILE_READ_ATTRIBUTES, kShareAll, nullptr, OPEN_EXISTING,
                            FILE_FLAG_BACKUP_SEMANTICS, nullptr));
}

bool find_entry(const std::wstring& path, WIN32_FIND_DATAW& entry) {
  if (path.find_first_of(L"*?", 4) != std::wstring::npos) {  // they stand for other names
    SetLastError(ERROR_INVALID_NAME);
    return false;
  }
  const HANDLE search = FindFirstFileW(path.c_str(), &entry);
  if (search == INVALID_HANDLE_VALUE) return false;
  FindClose(search);
  return true;
}

Problem attributes_of(const std::wstring& path, DWORD& attributes) {
  attributes = GetFileAttributesW(path.c_str());
  return attributes == INVALID_FILE_ATTRIBUTES ? last_problem() : 0;
}

/// How folders spell the names of what is in them. Those of folders are remembered: there are few of them,
/// and all files of one ask for it.
class Spelling {
 public:
  /// `path` is whole.
  std::string of(const std::string& path) {
    const std::lock_guard lock(mutex_);
    return spelled(path, false);
  }

 private:
  std::string spelled(const std::string& path, bool is_folder) {
    const std::size_t root = root_size(path);
    if (path.size() <= root) return path;
    if (const auto known = folders_.find(path); known != folders_.end()) return known->second;
    const std::size_t slash = path.rfind('/');
    std::string result = spelled(path.substr(0, std::max(slash, root)), true);
    if (!result.ends_with('/')) result += '/';
    WIN32_FIND_DATAW entry;
    const bool is_there = find_entry(system_path(path), entry);
    result += is_there ? narrow(entry.cFileName) : path.substr(slash + 1);
    if (is_folder && is_there) folders_[path] = result;
    return result;
  }

  std::mutex mutex_;
  std::unordered_map<std::string, std::string> folders_;
};

/// Where an open file is, without any links in its path.
DWORD final_path(const Handle& file, std::string& path) {
  std::wstring text(MAX_PATH, L'\0');
  for (;;) {
    const DWORD size = GetFinalPathNameByHandleW(file.get(), text.data(), static_cast<DWORD>(text.size()),
                                                 FILE_NAME_NORMALIZED | VOLUME_NAME_DOS);
    if (size == 0) return GetLastError();
    if (size < text.size()) {
      path = from_system_path(std::wstring_view(text).substr(0, size));
      return ERROR_SUCCESS;
    }
    text.resize(size);
  }
}

/// For systems that know no final paths beyond 260 characters: the name as its folder has it, when no link
/// would lead elsewhere.
bool spell_plain_entry(const std::string& path, std::string& name) {
  WIN32_FIND_DATAW entry;
  if (!find_entry(system_path(path), entry) || is_link(entry.dwFileAttributes, entry.dwReserved0))
    return false;
  name = narrow(entry.cFileName);
  return true;
}

Problem append_rest(std::string& path, const std::string& rest) {
  path += path.ends_with('/') && !rest.empty() ? rest.substr(1) : rest;
  return 0;
}

HANDLE handle_of(std::intptr_t handle) {
  return reinterpret_cast<HANDLE>(handle);
}

constexpr std::int64_t kTicks = 10'000'000;  // of 100 nanoseconds in a second

}  // namespace

Problem look_at(const std::string& path, FileKind& kind) {
  const std::wstring whole = system_path(path);
  DWORD attributes = 0;
  if (const Problem problem = attributes_of(whole, attributes); problem != 0) return problem;
  if ((attributes & FILE_ATTRIBUTE_REPARSE_POINT) != 0) {
    const Handle target = open_to_ask(whole);
    BY_HANDLE_FILE_INFORMATION facts;
    if (!target.is_open() || GetFileInformationByHandle(target.get(), &facts) == 0) return last_problem();
    attributes = facts.dwFileAttributes;
  }
  kind = kind_of(attributes);
  return 0;
}

Problem look_at_entry(const std::string& path, FileKind& kind) {
  const std::wstring whole = system_path(path);
  DWORD attributes = 0;
  if (const Problem problem = attributes_of(whole, attributes); problem != 0) return problem;
  kind = kind_of(attributes);
  if ((attributes & FILE_ATTRIBUTE_REPARSE_POINT) == 0) return 0;
  WIN32_FIND_DATAW entry;  // the root of a drive has no entry, and is no link
  if (find_entry(whole, entry) && is_link(entry.dwFileAttributes, entry.dwReserved0)) kind = FileKind::link;
  return 0;
}

Problem list_folder(const std::string& path, std::vector<FolderEntry>& entries) {
  std::wstring pattern = system_path(path);
  pattern += pattern.ends_with(L'\\') ? L"*" : L"\\*";
  WIN32_FIND_DATAW entry;
  const HANDLE search = FindFirstFileExW(pattern.c_str(), FindExInfoBasic, &entry, FindExSearchNameMatch,
                                         nullptr, FIND_FIRST_EX_LARGE_FETCH);
  if (search == INVALID_HANDLE_VALUE) {
    const DWORD error = GetLastError();  // the root of a drive may hold nothing, not even itself
    FileKind kind{};
    const bool is_empty =
        error == ERROR_FILE_NOT_FOUND && look_at(path, kind) == 0 && kind == FileKind::folder;
    return is_empty ? 0 : problem_of(error);
  }
  do {
    const std::wstring_view name = entry.cFileName;
    if (name == L"." || name == L"..") continue;
    FolderEntry found{narrow(name), kind_of(entry.dwFileAttributes)};
    if (is_link(entry.dwFileAttributes, entry.dwReserved0)) {
      FileKind target{};
      const bool to_file = look_at(path + "/" + found.name, target) == 0 && target == FileKind::regular;
      found.kind = to_file ? FileKind::link_to_regular : FileKind::link;
    }
    entries.push_back(std::move(found));
  } while (FindNextFileW(search, &entry) != 0);
  const DWORD error = GetLastError();
  FindClose(search);
  return error == ERROR_NO_MORE_FILES ? 0 : problem_of(error);
}

Problem current_folder(std::string& path) {
  path = whole_path(".");
  return 0;
}

Problem absolute_path(const std::string& path, std::string& absolute) {
  static Spelling spelling;
  absolute = spelling.of(whole_path(path));
  return 0;
}

Problem real_path(const std::string& path, std::string& real) {
  std::string found = whole_path(path), rest;
  for (;;) {
    const std::size_t root = root_size(found), slash = found.rfind('/');
    std::string name = found.substr(std::min(slash + 1, found.size()));
    const Handle file = open_to_ask(system_path(found));
    if (file.is_open()) {
      const DWORD error = final_path(file, real);
      if (error == ERROR_SUCCESS) return append_rest(real, rest);
      if (error != ERROR_MORE_DATA || !spell_plain_entry(found, name)) return problem_of(error);
    } else if (const Problem problem = last_problem(); problem != ENOENT && problem != ENOTDIR) {
      return problem;
    }
    if (found.size() <= root) break;  // there is no such drive
    rest.insert(0, "/" + name);
    found.resize(std::max(slash, root));
  }
  real = found;
  return append_rest(real, rest);
}

InputFile::~InputFile() {
  if (handle_ != -1) CloseHandle(handle_of(handle_));
}

Problem InputFile::open(const std::string& path) {
  const HANDLE file = CreateFileW(system_path(path).c_str(), GENERIC_READ, kShareAll, nullptr, OPEN_EXISTING,
                                  FILE_FLAG_BACKUP_SEMANTICS | FILE_FLAG_SEQUENTIAL_SCAN, nullptr);
  if (file == INVALID_HANDLE_VALUE) return last_problem();
  handle_ = reinterpret_cast<std::intptr_t>(file);
  return 0;
}

Problem InputFile::look(Facts& facts) const {
  if (GetFileType(handle_of(handle_)) != FILE_TYPE_DISK) {
    facts.kind = FileKind::other;
    return 0;
  }
  BY_HANDLE_FILE_INFORMATION now;
  if (GetFileInformationByHandle(handle_of(handle_), &now) == 0) return last_problem();
  const auto whole = [](DWORD high, DWORD low) { return std::uint64_t{high} << 32 | low; };
  const auto written =
      static_cast<std::int64_t>(whole(now.ftLastWriteTime.dwHighDateTime, now.ftLastWriteTime.dwLowDateTime));
  facts = {kind_of(now.dwFileAttributes), whole(now.nFileSizeHigh, now.nFileSizeLow), written / kTicks,
           written % kTicks * 100};
  return 0;
}

Problem InputFile::read(char* bytes, std::size_t size, std::size_t& got) const {
  DWORD count = 0;
  const auto wanted = static_cast<DWORD>(std::min<std::size_t>(size, kLargestRead));
  if (ReadFile(handle_of(handle_), bytes, wanted, &count, nullptr) == 0) return last_problem();
  got = count;
  return 0;
}

}  // namespace iislint::platform
