#include "app/cli/input_files.h"

#include <array>
#include <unordered_set>
#include <utility>

#include "base/text.h"
#include "engine/input/readable_folders.h"
#include "platform/paths.h"
#include "report/terminal/terminal_text.h"

namespace iislint::cli {
namespace {

constexpr std::size_t kMaxListBytes = std::size_t{64} * 1024 * 1024;

/// An error, and more than `max_bytes`, are not the end of the text.
base::Result<std::string> read_all(std::istream& in, std::size_t max_bytes) {
  std::string bytes;
  std::array<char, 65536> buffer;
  while (in.read(buffer.data(), buffer.size()), in.gcount() > 0) {
    bytes.append(buffer.data(), static_cast<std::size_t>(in.gcount()));
    if (bytes.size() > max_bytes) return source::too_large(max_bytes);
  }
  if (in.bad()) return base::Error{base::ErrorCode::unreadable_file, "cannot read standard input"};
  return bytes;
}

class InputCollector {
 public:
  InputCollector(const Arguments& arguments, World& world, FileFilter& filter)
      : arguments_(arguments), world_(world), filter_(filter) {}

  Inputs take() {
    std::vector<std::string> named;
    for (const std::string& path : arguments_.paths) {
      if (path == "-") {
        add_standard_input();
      } else if (world_.files.kind(path) == source::PathKind::directory) {
        search(path);
      } else {
        named.push_back(path);
        inputs_.files.push_back({path});
      }
    }
    add_found(arguments_.staged_files);
    for (const std::string& name : arguments_.listed_files) {
      named.push_back(name);
      inputs_.files.push_back({name});
    }
    if (arguments_.choice.is_for_named && !named.empty()) drop_named(named);
    drop_repeated();
    return std::move(inputs_);
  }

 private:
  void add_standard_input() {
    const std::size_t limit = arguments_.options.max_file_bytes;
    if (auto bytes = read_all(world_.in, limit)) {
      inputs_.files.push_back({arguments_.stdin_filename, std::move(*bytes)});
    } else {
      base::Error error = bytes.error();
      if (error.message == source::too_large(limit).message) error.message += "; --max-file-size allows more";
      inputs_.errors.push_back({arguments_.stdin_filename, std::move(error)});
    }
  }

  void add_found(const std::vector<std::string>& paths) {
    const std::vector<bool> left_out = filter_.left_out(paths);
    for (std::size_t i = 0; i < paths.size(); ++i) {
      if (!left_out[i]) inputs_.files.push_back({paths[i], std::nullopt, true});
    }
  }

  void search(const std::string& folder) {
    engine::FoundFiles found = engine::collect_files(world_.files, folder);
    std::vector<std::string> paths;
    for (const engine::InputFile& file : found.files)
      paths.push_back(file.path);
    for (const engine::RunError& error : found.errors)
      paths.push_back(error.path);
    const std::vector<bool> left_out = filter_.left_out(paths, folder);
    const std::size_t before = inputs_.files.size() + inputs_.errors.size();
    for (std::size_t i = 0; i < found.files.size(); ++i) {
      if (!left_out[i]) inputs_.files.push_back(std::move(found.files[i]));
    }
    for (std::size_t i = 0; i < found.errors.size(); ++i) {
      const bool is_named = found.errors[i].path == folder;
      if (is_named || !left_out[found.files.size() + i]) inputs_.errors.push_back(std::move(found.errors[i]));
    }
    inputs_.searched.push_back(world_.files.absolute(folder));
    if (inputs_.files.size() + inputs_.errors.size() > before) return;
    inputs_.empty.push_back(folder);
    inputs_.has_left_out = inputs_.has_left_out || !paths.empty();
  }

  void drop_named(const std::vector<std::string>& named) {
    const std::vector<bool> left_out = filter_.left_out(named);
    std::unordered_set<std::string> dropped;
    for (std::size_t i = 0; i < named.size(); ++i) {
      if (left_out[i]) dropped.insert(named[i]);
    }
    std::erase_if(inputs_.files, [&](const engine::InputFile& file) {
      return !file.bytes && !file.is_found && dropped.count(file.path) != 0;
    });
  }

  /// Links lead to the same file, and so do "a/../b" and "b".
  void drop_repeated() {
    if (inputs_.files.size() < 2) return;
    RealPaths real(world_.files);
    std::unordered_set<std::string> seen;
    std::erase_if(inputs_.files,
                  [&](const engine::InputFile& file) { return !seen.insert(real.of(file.path)).second; });
  }

  const Arguments& arguments_;
  World& world_;
  FileFilter& filter_;
  Inputs inputs_;
};

}  // namespace

bool read_list(Arguments& arguments, World& world) {
  const std::string& list = arguments.files_from;
  if (list.empty()) return true;
  const base::Result<std::string> names =
      list == "-" ? read_all(world.in, kMaxListBytes) : world.files.read(list, kMaxListBytes);
  if (!names) {
    world.err << "iislint: " << report::printable_name(list) << ": " << names.error().message << "\n";
    return false;
  }
  for (const std::string_view name : base::split(*names, '\0')) {
    if (!name.empty()) arguments.listed_files.push_back(platform::own_path(std::string(name)));
  }
  return true;
}

Inputs inputs_of(const Arguments& arguments, World& world, FileFilter& filter) {
  return InputCollector(arguments, world, filter).take();
}

std::vector<std::string> folders_of(const Arguments& arguments, const source::FileReader& files) {
  std::vector<std::string> paths = arguments.listed_files;
  if (arguments.choice.is_staged) paths.emplace_back(".");
  paths.insert(paths.end(), arguments.staged_files.begin(), arguments.staged_files.end());
  switch (arguments.command) {
    case Command::check:
      for (const std::string& path : arguments.paths)
        paths.push_back(path == "-" ? arguments.stdin_filename : path);
      break;
    case Command::trace:
      if (!arguments.requests_file.empty()) paths.push_back(arguments.requests_file);
      [[fallthrough]];
    case Command::why:  // the other word is no path
    case Command::settings:
      if (!arguments.paths.empty()) paths.push_back(arguments.paths.front());
      break;
    case Command::rules:
    case Command::explain:
      paths.emplace_back(".");
      break;
    case Command::lsp:         // it has a fence of its own
    case Command::completion:  // it reads nothing
      break;
  }
  return engine::readable_folders(files, paths, arguments.options);
}

}  // namespace iislint::cli
