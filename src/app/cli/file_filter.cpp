#include "app/cli/file_filter.h"

#include <algorithm>

#include "base/glob.h"
#include "git/ignored.h"
#include "report/terminal/terminal_text.h"
#include "settings/file_globs.h"
#include "source/paths.h"

namespace iislint::cli {
namespace {

bool matches_any(const std::string& path, const std::vector<std::string>& globs) {
  return std::any_of(globs.begin(), globs.end(),
                     [&](const std::string& glob) { return base::matches_path(path, glob); });
}

}  // namespace

std::string RealPaths::of(const std::string& path) {
  if (files_.is_link(path) || path.ends_with("..") || path.ends_with("/")) return files_.real(path);
  // The path has its root already; some systems know further names of a file, and this gives its own.
  return files_.absolute(source::join(of_folder(source::folder_of(path)), path.substr(path.rfind('/') + 1)));
}

/// The system follows all parts of a path, so that each folder inside others is asked about only what it
/// adds.
const std::string& RealPaths::of_folder(const std::string& folder) {
  std::vector<std::string> unknown;
  for (std::string here = folder; folders_.count(here) == 0; here = source::folder_of(here)) {
    unknown.push_back(here);
    const bool is_plain =
        !source::is_root(here) && here != "." && !here.ends_with("..") && !files_.is_link(here);
    if (!is_plain) break;
  }
  for (auto here = unknown.rbegin(); here != unknown.rend(); ++here) {
    const bool is_outermost = here == unknown.rbegin() && folders_.count(source::folder_of(*here)) == 0;
    const bool asks = is_outermost || source::is_root(*here) || *here == "." || here->ends_with("..") ||
                      files_.is_link(*here);
    std::string real =
        asks ? files_.real(*here)
             : source::join(folders_.at(source::folder_of(*here)), here->substr(here->rfind('/') + 1));
    folders_.emplace(*here, std::move(real));
  }
  return folders_.at(folder);
}

FileFilter::FileFilter(const Arguments& arguments, World& world, engine::Project& project)
    : world_(world), project_(project), asks_git_(arguments.choice.asks_git && !arguments.choice.is_staged) {
  for (const std::string& glob : arguments.choice.excluded) {
    for (std::string& each : settings::exclusion_globs(glob, world.files.absolute(".")))
      globs_.push_back(std::move(each));
  }
}

/// Those of the folder and those further up in the repository: like .gitignore, what is left out stays so
/// whatever stands below it. With --config there is one.
const std::vector<const settings::Settings*>& FileFilter::settings_above(const std::string& folder) {
  const auto [known, is_new] = by_folder_.try_emplace(folder);
  if (!is_new) return known->second;
  const settings::Settings* nearest = project_.settings_for(folder);
  if (nearest == nullptr) return known->second;
  known->second.push_back(nearest);
  if (!project_.options().settings_file.empty()) return known->second;
  const std::string top = source::folder_of(world_.files.absolute(nearest->files.back()));
  const bool is_outermost = source::is_root(top) || top == "." ||
                            world_.files.kind(source::join(top, ".git")) != source::PathKind::missing;
  if (!is_outermost) {
    const auto& further = settings_above(source::folder_of(top));
    known->second.insert(known->second.end(), further.begin(), further.end());
  }
  return known->second;
}

bool FileFilter::is_excluded(const std::string& absolute_path) {
  if (matches_any(absolute_path, globs_)) return true;
  const auto& all = settings_above(source::folder_of(absolute_path));
  return std::any_of(all.begin(), all.end(), [&](const settings::Settings* settings) {
    return std::any_of(
        settings->exclusions.begin(), settings->exclusions.end(),
        [&](const settings::Exclusion& exclusion) { return matches_any(absolute_path, exclusion.globs); });
  });
}

void FileFilter::leave_out_ignored(const std::vector<std::string>& paths, const std::string& searched,
                                   std::vector<bool>& left_out) {
  RealPaths real(world_.files);
  std::vector<std::string> asked(paths.size());
  std::vector<std::string> questions;
  for (std::size_t i = 0; i < paths.size(); ++i) {
    if (left_out[i]) continue;
    // The link itself, not what it leads to.
    asked[i] = source::join(real.of(source::folder_of(paths[i])), paths[i].substr(paths[i].rfind('/') + 1));
    questions.push_back(asked[i]);
  }
  const auto say = [&](const std::string& top, const std::string& problem) {
    world_.err << "iislint: " << report::printable_name(top) << ": git does not say what it ignores ("
               << report::printable_name(problem) << "), nothing is left out\n";
  };
  const auto ignored = git::ignored_files(
      *world_.git, world_.files, searched.empty() ? searched : world_.files.real(searched), questions, say);
  for (std::size_t i = 0; i < paths.size(); ++i)
    left_out[i] = left_out[i] || ignored.count(asked[i]) != 0;
}

std::vector<bool> FileFilter::left_out(const std::vector<std::string>& paths, const std::string& searched) {
  std::vector<bool> left_out(paths.size());
  for (std::size_t i = 0; i < paths.size(); ++i)
    left_out[i] = is_excluded(world_.files.absolute(paths[i]));
  if (asks_git_ && world_.git != nullptr && world_.git->is_there())
    leave_out_ignored(paths, searched, left_out);
  return left_out;
}

}  // namespace iislint::cli
