#include "app/cli/baseline.h"

#include <sstream>
#include <string>

#include "report/terminal/terminal_text.h"

namespace iislint::cli {
namespace {

void say(const std::string& message, World& world) {
  world.err << "iislint: " << report::printable_name(message) << "\n";
}

std::string count_of(std::size_t count, const char* noun) {
  return std::to_string(count) + " " + noun + (count == 1 ? "" : "s");
}

std::optional<base::Error> write_file(const std::string& path, const std::string& text, World& world) {
  const auto file = world.outputs.create(path);
  if (!file) return file.error();
  (*file)->stream() << text;
  return (*file)->commit();
}

/// How the baseline that was written differs from the one before.
void say_written(const std::string& path, const engine::Baseline& baseline, const engine::Baseline& written,
                 World& world) {
  std::size_t added = 0;
  for (const auto& [fingerprint, entry] : written.entries())
    added += baseline.entries().count(fingerprint) == 0 ? std::size_t{1} : std::size_t{0};
  const std::size_t removed = baseline.entries().size() + added - written.entries().size();
  say(path + ": wrote " + count_of(written.entries().size(), "finding") + " (" + std::to_string(added) +
          " added, " + std::to_string(removed) + " removed)",
      world);
}

}  // namespace

std::optional<engine::Baseline> read_baseline(const Arguments& arguments, World& world) {
  const std::string& path = arguments.options.baseline_file;
  const bool is_first = arguments.writes_baseline && world.files.kind(path) == source::PathKind::missing;
  if (path.empty() || is_first) return engine::Baseline();
  auto baseline = engine::Baseline::read(world.files, path);
  if (baseline) return std::move(*baseline);
  say(baseline.error().message, world);
  return std::nullopt;
}

bool apply_baseline(const Arguments& arguments, engine::Baseline baseline, engine::Analysis& analysis,
                    engine::Project& project, World& world) {
  const std::string& path = arguments.options.baseline_file;
  if (path.empty()) return true;
  const engine::BaselineComparison comparison = engine::compare(baseline, analysis, project, world.files);
  if (!arguments.writes_baseline) {
    if (const std::size_t stale = comparison.stale.size(); stale > 0 && !arguments.is_quiet) {
      say(path + ": " + count_of(stale, "finding") + " of the baseline " + (stale == 1 ? "is" : "are") +
              " gone; --write-baseline removes " + (stale == 1 ? "it" : "them"),
          world);
    }
    engine::set_aside_known(baseline, analysis, project);
    return true;
  }
  std::ostringstream text;
  engine::write_baseline(analysis, project, comparison.unseen, text);
  auto written = engine::Baseline::parse(path, text.str());
  if (!written) {
    say(written.error().message, world);
    return false;
  }
  if (const auto error = write_file(path, text.str(), world)) {
    say(path + ": " + error->message, world);
    return false;
  }
  if (!arguments.is_quiet) say_written(path, baseline, *written, world);
  engine::set_aside_known(*written, analysis, project);
  return true;
}

}  // namespace iislint::cli
