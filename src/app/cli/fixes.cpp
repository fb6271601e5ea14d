#include "app/cli/fixes.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "base/text.h"
#include "engine/fixing/fixer.h"
#include "engine/run.h"
#include "fix/patch.h"
#include "report/terminal/terminal_text.h"
#include "source/decode.h"
#include "source/paths.h"

namespace iislint::cli {
namespace {

constexpr std::size_t kMaxNamed = 10;  // fixes that were refused

std::string counted(std::size_t count, const std::string& word) {
  return std::to_string(count) + " " + word + (count == 1 ? "" : "s");
}

void say(World& world, const std::string& path, const std::string& what) {
  world.err << "iislint: " << report::printable_name(path) << ": " << report::printable(what) << "\n";
}

void say_refused(const std::vector<engine::RefusedFix>& refused, World& world) {
  for (std::size_t i = 0; i < std::min(refused.size(), kMaxNamed); ++i) {
    const engine::RefusedFix& one = refused[i];
    world.err << "iislint: " << report::printable_name(one.path) << ":" << one.line
              << ": not fixed: " << report::printable(one.title) << " [" << one.rule
              << "]: " << report::printable(one.reason) << "\n";
  }
  if (refused.size() > kMaxNamed)
    world.err << "iislint: " << refused.size() - kMaxNamed << " more are not fixed\n";
}

/// Why the file, which must be what it was when it was checked, was not replaced; or nothing.
std::optional<base::Error> store(const engine::FixedFile& file, std::size_t max_bytes, World& world) {
  const auto pending = world.outputs.replace(file.path);
  if (!pending) return pending.error();
  (*pending)->stream() << file.after;
  const auto now = world.files.read(file.path, max_bytes);
  if (!now) return now.error();
  if (*now != file.before)
    return base::Error{base::ErrorCode::unwritable_file, "not fixed: the file changed while it was checked"};
  return (*pending)->commit();
}

/// What is checked again: files that servers led to may have fixes as well.
std::vector<engine::InputFile> with_fixed(const std::vector<engine::InputFile>& inputs,
                                          const std::vector<engine::FixedFile>& fixed) {
  std::vector<engine::InputFile> all;
  for (const engine::InputFile& input : inputs)
    all.push_back({input.path, std::nullopt, input.is_found});
  for (const engine::FixedFile& file : fixed)
    all.push_back({file.path});
  return all;
}

void say_what_is_left(const engine::Analysis& analysis, const Arguments& arguments, World& world) {
  const std::size_t count = engine::count_fixable(analysis.diagnostics, diag::FixSafety::unsafe);
  if (arguments.takes_unsafe_fixes || arguments.is_quiet || count == 0) return;
  world.err << "iislint: " << counted(count, "finding")
            << (count == 1 ? " has a fix that changes" : " have fixes that change")
            << " behaviour: --unsafe-fixes applies it with --fix and shows it with --diff\n";
}

/// Lines with one of the spans of the file, counted from 0; `spans` are in order.
std::vector<std::uint32_t> lines_with(const std::vector<source::Span>& spans, source::FileId file,
                                      std::string_view text) {
  std::vector<std::uint32_t> lines;
  std::uint32_t line = 0;
  std::size_t at = 0;
  for (const source::Span& span : spans) {
    if (span.file != file) continue;
    const std::size_t end = std::min<std::size_t>(std::max(span.begin, span.end), text.size());
    for (; at < std::min<std::size_t>(span.begin, text.size()); ++at)
      line += text[at] == '\n';
    if (lines.empty() || lines.back() != line) lines.push_back(line);
    for (; at < end; ++at) {
      if (text[at] == '\n') lines.push_back(++line);
    }
  }
  return lines;
}

/// As git knows it: below the folder of the repository; without one below the current folder.
std::string path_for_git(const std::string& path, const source::FileReader& files) {
  const std::string absolute = files.absolute(path);
  std::string_view rest;
  for (std::string folder = source::folder_of(absolute);; folder = source::folder_of(folder)) {
    const bool is_repository = files.kind(source::join(folder, ".git")) != source::PathKind::missing;
    if (is_repository && source::is_below(absolute, folder, rest)) return std::string(rest);
    if (source::is_root(folder) || folder == "." || folder.starts_with("..")) break;
  }
  if (source::is_below(absolute, files.absolute("."), rest)) return std::string(rest);
  return path.substr(std::min(path.find_first_not_of('/'), path.size()));
}

bool is_utf16(const source::EncodingFacts& encoding) {
  return encoding.encoding == source::Encoding::utf16_le || encoding.encoding == source::Encoding::utf16_be;
}

void print_patch_of(const engine::FixedFile& file, const engine::Analysis& before,
                    const engine::Analysis& after, World& world) {
  const source::Decoded old_text = source::decode(file.before), new_text = source::decode(file.after);
  if (is_utf16(old_text.facts))
    return say(world, file.path,
               "cannot be shown as a patch: the file is stored as UTF-16; --fix can change it");
  const auto old_secrets = lines_with(before.secrets, file.file, old_text.text);
  const auto new_secrets = lines_with(after.secrets, file.file, new_text.text);
  const fix::Patch patch = fix::patch_of(path_for_git(file.path, world.files), {file.before, old_secrets},
                                         {file.after, new_secrets});
  world.out << patch.text;
  for (const std::uint32_t line : patch.left_out_at) {
    say(world, file.path + ":" + std::to_string(line),
        "left out of the patch: a secret is written in the line or the next one; --fix can change it");
  }
}

}  // namespace

std::size_t fix_and_store(const Arguments& arguments, engine::Project& project,
                          const std::vector<engine::InputFile>& inputs, engine::Analysis& analysis,
                          World& world) {
  const engine::Fixing fixing =
      engine::fix_files(project, world.files, inputs, analysis, arguments.takes_unsafe_fixes);
  say_refused(fixing.refused, world);
  std::vector<engine::RunError> errors;
  std::size_t findings = 0, files = 0;
  for (const engine::FixedFile& file : fixing.files) {
    if (auto error = store(file, project.options().max_file_bytes, world)) {
      errors.push_back({file.path, std::move(*error)});
      project.close(file.path);
    } else {
      findings += file.fixed;
      ++files;
    }
  }
  if (!fixing.files.empty()) analysis = engine::run(project, with_fixed(inputs, fixing.files));
  analysis.errors.insert(analysis.errors.end(), errors.begin(), errors.end());
  if (findings > 0 && !arguments.is_quiet)
    world.err << "iislint: fixed " << counted(findings, "problem") << " in " << counted(files, "file")
              << "\n";
  say_what_is_left(analysis, arguments, world);
  return findings;
}

int print_patch(const Arguments& arguments, engine::Project& project, const Inputs& inputs,
                const engine::Analysis& analysis, World& world) {
  const engine::Fixing fixing =
      engine::fix_files(project, world.files, inputs.files, analysis, arguments.takes_unsafe_fixes);
  say_refused(fixing.refused, world);
  engine::Analysis after;
  if (!fixing.files.empty()) after = engine::run(project, with_fixed(inputs.files, fixing.files));
  for (const engine::FixedFile& file : fixing.files)
    print_patch_of(file, analysis, after, world);
  bool has_failed = false;
  for (const std::vector<engine::RunError>* errors : {&inputs.errors, &analysis.errors}) {
    for (const engine::RunError& error : *errors)
      say(world, error.path, error.error.message);
    has_failed = has_failed || !errors->empty();
  }
  if (fixing.files.empty()) say_what_is_left(analysis, arguments, world);
  if (has_failed) return 2;
  return fixing.files.empty() ? 0 : 1;
}

}  // namespace iislint::cli
