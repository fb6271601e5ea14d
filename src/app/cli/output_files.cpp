#include "app/cli/output_files.h"

#include <algorithm>
#include <optional>
#include <span>
#include <string>

#include "base/utf8.h"
#include "report/formats/formats.h"
#include "report/terminal/log_guard.h"
#include "report/terminal/terminal_text.h"
#include "source/paths.h"

namespace iislint::cli {
namespace {

std::optional<base::Error> write_output(const std::string& path, const report::Renderer& renderer,
                                        const report::ReportInput& input, source::FileWriter& outputs) {
  const auto file = outputs.create(path);
  if (!file) return file.error();
  report::LogGuard guard((*file)->stream());  // it may be shown in a log later
  renderer.render(input, guard);
  guard.finish();
  if (!guard) (*file)->stream().setstate(std::ios::badbit);
  return (*file)->commit();
}

/// Reports hold paths as they are shown, without bytes that are no UTF-8.
bool is_checked(const std::string& path, std::span<const report::FileEntry> checked,
                const source::FileReader& files) {
  const auto shown = [&](const std::string& each) { return base::to_valid_utf8(files.real(each)); };
  const std::string target = shown(path);
  return std::any_of(checked.begin(), checked.end(),
                     [&](const report::FileEntry& file) { return shown(file.path) == target; });
}

/// Whether a part of the path is a link that stands in what is checked.
bool passes_link(const std::string& path, const source::FileReader& files) {
  for (std::size_t end = path.find('/', 1);; end = path.find('/', end + 1)) {
    const std::string part = path.substr(0, end);
    if (files.is_link(part) && !files.refusal(source::folder_of(part))) return true;
    if (end == std::string::npos) return false;
  }
}

std::optional<std::string> problem_of_target(const std::string& path,
                                             std::span<const report::FileEntry> checked,
                                             const engine::Project& project,
                                             const source::FileReader& files) {
  if (is_checked(path, checked, files)) return "this file is checked, and a report would replace it";
  const bool is_there = files.kind(path) != source::PathKind::missing;
  if (is_there && project.reads(path)) return "this run reads the file, and a report would replace it";
  if (files.refusal(path) && passes_link(path, files))
    return "a link leads out of the repository or folder that is checked, or into its .git";
  return std::nullopt;
}

}  // namespace

bool write_outputs(const Arguments& arguments, const report::ReportInput& input,
                   const engine::Project& project, World& world) {
  bool written = true;
  const auto fail = [&](const std::string& path, const std::string& message) {
    world.err << "iislint: " << report::printable_name(path) << ": " << message << "\n";
    written = false;
  };
  for (const auto& [format, path] : arguments.outputs) {
    if (const auto problem = problem_of_target(path, input.files, project, world.files)) {
      fail(path, "cannot write: " + *problem);
      continue;
    }
    const auto renderer =
        report::find_format(format, report::Content::findings)->make({.quiet = arguments.is_quiet});
    if (const auto error = write_output(path, *renderer, input, world.outputs)) fail(path, error->message);
  }
  return written;
}

}  // namespace iislint::cli
