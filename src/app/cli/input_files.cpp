#include "app/cli/input_files.h"

#include <array>
#include <iterator>
#include <utility>

#include "base/text.h"
#include "engine/input/readable_folders.h"
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
    if (!name.empty()) arguments.listed_files.emplace_back(name);
  }
  return true;
}

engine::FoundFiles inputs_of(const Arguments& arguments, World& world) {
  engine::FoundFiles all;
  for (const std::string& path : arguments.paths) {
    if (path == "-") {
      if (auto bytes = read_all(world.in, arguments.options.max_file_bytes)) {
        all.files.push_back({arguments.stdin_filename, std::move(*bytes)});
      } else {
        base::Error error = bytes.error();
        if (error.message == source::too_large(arguments.options.max_file_bytes).message)
          error.message += "; --max-file-size allows more";
        all.errors.push_back({arguments.stdin_filename, std::move(error)});
      }
      continue;
    }
    engine::FoundFiles found = engine::collect_files(world.files, path);
    std::move(found.files.begin(), found.files.end(), std::back_inserter(all.files));
    std::move(found.errors.begin(), found.errors.end(), std::back_inserter(all.errors));
  }
  for (const std::string& name : arguments.listed_files)
    all.files.push_back({name});
  return all;
}

std::vector<std::string> folders_of(const Arguments& arguments, const source::FileReader& files) {
  std::vector<std::string> paths = arguments.listed_files;
  switch (arguments.command) {
    case Command::check:
      for (const std::string& path : arguments.paths)
        paths.push_back(path == "-" ? arguments.stdin_filename : path);
      break;
    case Command::why:  // the other word is no path
    case Command::settings:
      if (!arguments.paths.empty()) paths.push_back(arguments.paths.front());
      break;
    case Command::rules:
    case Command::explain:
      paths.emplace_back(".");
      break;
  }
  return engine::readable_folders(files, paths, arguments.options);
}

}  // namespace iislint::cli
