#include "platform/process.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <memory>

#include "base/text.h"
#include "platform/paths.h"
#include "platform/windows/command_line.h"
#include "platform/windows/pipe.h"
#include "platform/windows/system.h"

namespace iislint::platform {
namespace {

using Clock = std::chrono::steady_clock;

base::Error failure(const std::string& what) {
  return {base::ErrorCode::internal, what};
}

/// "NAME=value", each with a zero behind it, and one more at the end, in the order that the system wants.
std::wstring block_of(const std::vector<std::string>& environment) {
  std::vector<std::wstring> variables;
  for (const std::string& entry : environment)
    variables.push_back(wide(entry));
  std::sort(variables.begin(), variables.end(), [](const std::wstring& a, const std::wstring& b) {
    return CompareStringOrdinal(a.c_str(), -1, b.c_str(), -1, TRUE) == CSTR_LESS_THAN;
  });
  std::wstring block;
  for (const std::wstring& variable : variables)
    block.append(variable).push_back(L'\0');
  if (block.empty()) block.push_back(L'\0');
  return block;
}

/// The handles that a new program gets, and no others.
class HandleList {
 public:
  explicit HandleList(std::array<HANDLE, 3> handles) : handles_(handles) {
    SIZE_T size = 0;
    InitializeProcThreadAttributeList(nullptr, 1, 0, &size);
    memory_ = std::make_unique<std::byte[]>(size);
    auto* const list = reinterpret_cast<LPPROC_THREAD_ATTRIBUTE_LIST>(memory_.get());
    if (InitializeProcThreadAttributeList(list, 1, 0, &size) == 0) return;
    list_ = list;
    is_good_ = UpdateProcThreadAttribute(list_, 0, PROC_THREAD_ATTRIBUTE_HANDLE_LIST, handles_.data(),
                                         sizeof(handles_), nullptr, nullptr) != 0;
  }
  HandleList(const HandleList&) = delete;
  HandleList& operator=(const HandleList&) = delete;
  ~HandleList() {
    if (list_ != nullptr) DeleteProcThreadAttributeList(list_);
  }
  LPPROC_THREAD_ATTRIBUTE_LIST get() const { return is_good_ ? list_ : nullptr; }

 private:
  std::array<HANDLE, 3> handles_;
  std::unique_ptr<std::byte[]> memory_;
  LPPROC_THREAD_ATTRIBUTE_LIST list_ = nullptr;
  bool is_good_ = false;
};

/// What is in it ends when it goes: git may be a small program that starts the real one.
Handle make_job() {
  Handle job(CreateJobObjectW(nullptr, nullptr));
  JOBOBJECT_EXTENDED_LIMIT_INFORMATION limits{};
  limits.BasicLimitInformation.LimitFlags = JOB_OBJECT_LIMIT_KILL_ON_JOB_CLOSE;
  SetInformationJobObject(job.get(), JobObjectExtendedLimitInformation, &limits, sizeof(limits));
  return job;
}

/// A program that runs, and our ends of its streams.
class Child {
 public:
  Child() = default;
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;
  ~Child() {
    if (is_running_) TerminateProcess(process_.get(), 1);
  }

  /// 0, or what went wrong.
  DWORD start(const Command& command) {
    Handle input, output, errors;
    if (!input_.open(Direction::to_program, input) || !output_.open(Direction::from_program, output) ||
        !errors_.open(Direction::from_program, errors))
      return GetLastError();
    const HandleList handles({input.get(), output.get(), errors.get()});
    if (handles.get() == nullptr) return GetLastError();
    STARTUPINFOEXW startup{};
    startup.StartupInfo.cb = sizeof(startup);
    startup.StartupInfo.dwFlags = STARTF_USESTDHANDLES;
    startup.StartupInfo.hStdInput = input.get();
    startup.StartupInfo.hStdOutput = output.get();
    startup.StartupInfo.hStdError = errors.get();
    startup.lpAttributeList = handles.get();
    return create(command, startup);
  }

  base::Result<Outcome> finish(std::string_view input, const Limits& limits) {
    const auto deadline = Clock::now() + limits.time;
    Outcome outcome;
    while (output_.is_open() || errors_.is_open()) {
      if (!pump(input, outcome, deadline)) return too_late(limits);
      outcome.is_cut = outcome.output.size() > limits.output_bytes;
      if (outcome.is_cut) return outcome;
    }
    input_.close();
    if (WaitForSingleObject(process_.get(), left_until(deadline)) != WAIT_OBJECT_0) return too_late(limits);
    is_running_ = false;
    DWORD status = 0;
    if (GetExitCodeProcess(process_.get(), &status) == 0) return failure(text_of(last_problem()));
    constexpr DWORD kFirstOfSystem = 0xC0000000;  // an exception that nobody has handled
    if (status >= kFirstOfSystem) return failure("ended by the system");
    outcome.status = static_cast<int>(status);
    return outcome;
  }

 private:
  DWORD create(const Command& command, STARTUPINFOEXW& startup) {
    std::vector<std::wstring> words{wide(command.program)};
    for (const std::string& argument : command.arguments)
      words.push_back(wide(argument));
    std::wstring line = command_line_of(words), block = block_of(command.environment),
                 program = words.front();
    std::replace(program.begin(), program.end(), L'/', L'\\');
    // It waits until it is in its job. Without a console of its own no window flashes up.
    constexpr DWORD kFlags =
        EXTENDED_STARTUPINFO_PRESENT | CREATE_UNICODE_ENVIRONMENT | CREATE_SUSPENDED | CREATE_NO_WINDOW;
    PROCESS_INFORMATION made{};
    if (CreateProcessW(program.c_str(), line.data(), nullptr, nullptr, TRUE, kFlags, block.data(), nullptr,
                       &startup.StartupInfo, &made) == 0)
      return GetLastError();
    process_ = Handle(made.hProcess);
    const Handle thread(made.hThread);
    is_running_ = true;
    AssignProcessToJobObject(job_.get(), process_.get());  // else it is ended alone
    ResumeThread(thread.get());
    return ERROR_SUCCESS;
  }

  static base::Error too_late(const Limits& limits) {
    return failure("no answer within " + std::to_string(limits.time.count()) + " ms");
  }

  static DWORD left_until(Clock::time_point deadline) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
    return static_cast<DWORD>(std::clamp<std::int64_t>(left, 0, 60'000));
  }

  /// Waits once for the program. False when the time is over.
  bool pump(std::string_view& input, Outcome& outcome, Clock::time_point deadline) {
    if (input.empty()) input_.close();
    if (input_.is_open() && !input_.is_moving()) input_.begin_writing(input);
    for (Pipe* pipe : {&output_, &errors_}) {
      if (pipe->is_open() && !pipe->is_moving()) pipe->begin_reading();
    }
    std::array<Pipe*, 3> pipes{};
    std::array<HANDLE, 3> events{};
    DWORD count = 0;
    for (Pipe* pipe : {&input_, &output_, &errors_}) {
      if (!pipe->is_moving()) continue;
      pipes[count] = pipe;
      events[count++] = pipe->moved();
    }
    if (count == 0) return true;
    const DWORD left = left_until(deadline);
    if (left == 0) return false;
    const DWORD ready = WaitForMultipleObjects(count, events.data(), FALSE, left);
    if (ready >= WAIT_OBJECT_0 + count) return ready == WAIT_TIMEOUT;
    Pipe* const pipe = pipes[ready - WAIT_OBJECT_0];
    if (pipe == &input_) {
      input.remove_prefix(input_.take_written());
    } else {
      (pipe == &output_ ? outcome.output : outcome.errors) += pipe->take_read();
    }
    return true;
  }

  Handle job_ = make_job();
  Handle process_;
  bool is_running_ = false;
  Pipe input_, output_, errors_;
};

bool is_program(const std::string& path) {
  const DWORD attributes = GetFileAttributesW(system_path(path).c_str());
  return attributes != INVALID_FILE_ATTRIBUTES && (attributes & FILE_ATTRIBUTE_DIRECTORY) == 0;
}

}  // namespace

// Of 32,767 units; each name takes two quotes and a blank.
constexpr std::size_t kMostNameBytes = 10'000;

base::Result<Outcome> run_program(const Command& command, std::string_view input, const Limits& limits) {
  Child child;
  if (const DWORD error = child.start(command); error != ERROR_SUCCESS)
    return failure("cannot start " + command.program + ": " + text_of(problem_of(error)));
  return child.finish(input, limits);
}

// Only ".exe": what else a shell would find (".cmd") it would have to run itself.
std::optional<std::string> find_program(std::string_view name, std::string_view path) {
  for (std::string_view folder : base::split(path, ';')) {
    if (folder.size() > 1 && folder.front() == '"' && folder.back() == '"')
      folder = folder.substr(1, folder.size() - 2);
    std::string program = own_path(std::string(folder));
    if (root_size(program) < 2) continue;  // on whichever drive is the current one
    while (program.ends_with('/'))
      program.pop_back();
    program += "/" + std::string(name) + ".exe";
    if (is_program(program)) return program;
  }
  return std::nullopt;
}

// The case of letters makes no difference to names: "Path" and "PATH" are the same.
std::vector<std::string> environment() {
  std::vector<std::string> all;
  wchar_t* const block = GetEnvironmentStringsW();
  if (block == nullptr) return all;
  for (const wchar_t* entry = block; *entry != L'\0'; entry += std::wstring_view(entry).size() + 1) {
    if (*entry == L'=') continue;  // the current folder of a drive
    std::string variable = narrow(entry);
    const std::size_t name = std::min(variable.find('='), variable.size());
    for (std::size_t i = 0; i < name; ++i) {
      if (variable[i] >= 'a' && variable[i] <= 'z') variable[i] = static_cast<char>(variable[i] - 'a' + 'A');
    }
    all.push_back(std::move(variable));
  }
  FreeEnvironmentStringsW(block);
  return all;
}

}  // namespace iislint::platform
