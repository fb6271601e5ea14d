#include "engine/run.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <iterator>
#include <mutex>
#include <thread>
#include <unordered_set>

#include "diag/fingerprint.h"
#include "engine/unused_suppressions.h"

namespace iislint::engine {
namespace {

using diag::Diagnostic;
using source::FileId;

/// The number of processors is asked for only when it matters: it is read from the file system.
std::size_t worker_count(unsigned jobs, std::size_t files) {
  if (files <= 1) return files;
  const unsigned wanted = jobs > 0 ? jobs : std::thread::hardware_concurrency();
  return std::clamp<std::size_t>(wanted, 1, files);
}

/// Threads that work until they are joined. Those that cannot be had are done without.
class Workers {
 public:
  template <typename Work>
  Workers(std::size_t count, const Work& work) {
    threads_.reserve(count);
    try {
      for (std::size_t i = 1; i < count; ++i)
        threads_.emplace_back([this, &work, i] { guard(work, i); });
    } catch (const std::exception&) {
    }
    if (count > 0) guard(work, 0);
    for (std::thread& thread : threads_)
      thread.join();
  }

  /// Throws what one of them has thrown.
  void rethrow() const {
    if (thrown_ != nullptr) std::rethrow_exception(thrown_);
  }

 private:
  template <typename Work>
  void guard(const Work& work, std::size_t worker) {
    try {
      work(worker);
    } catch (...) {
      const std::lock_guard lock(mutex_);
      if (thrown_ == nullptr) thrown_ = std::current_exception();
    }
  }

  std::vector<std::thread> threads_;
  std::mutex mutex_;
  std::exception_ptr thrown_;
};

/// Checks the files, several at a time, and answers in their order.
std::vector<FileReport> check_all(Project& project, const std::vector<FileId>& files) {
  const std::size_t workers = worker_count(project.options().jobs, files.size());
  Progress* progress = project.options().progress;
  if (progress != nullptr) progress->files += files.size();
  project.prepare(files, workers);
  std::vector<FileReport> reports(files.size());
  std::atomic<std::size_t> next = 0;
  const auto work = [&](std::size_t worker) {
    for (std::size_t i = next++; i < files.size(); i = next++) {
      reports[i] = project.check_prepared(files[i], worker);
      if (progress != nullptr) ++progress->checked;
    }
  };
  Workers(workers, work).rethrow();
  return reports;
}

template <typename T>
void move_to(std::vector<T>& to, std::vector<T>& from) {
  if (to.empty() && from.size() > to.capacity()) {
    to = std::move(from);
  } else {
    to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
  }
  from = {};
}

std::size_t count_findings(const std::vector<FileReport>& reports) {
  std::size_t count = 0;
  for (const FileReport& report : reports)
    count += report.findings.size();
  return count;
}

void add(Analysis& analysis, std::vector<FileReport>& reports) {
  for (FileReport& report : reports) {
    analysis.files.push_back({report.file, report.path, report.kind, report.status, report.encoding});
    analysis.failures += report.failures;
    move_to(analysis.errors, report.errors);
    move_to(analysis.diagnostics, report.findings);
    move_to(analysis.suppressed, report.suppressed);
    move_to(analysis.traces, report.traces);
    move_to(analysis.secrets, report.secrets);
  }
}

void add(Analysis& analysis, const Project& project, std::vector<Diagnostic> findings) {
  analysis.failures += static_cast<std::size_t>(std::count_if(
      findings.begin(), findings.end(), [&](const Diagnostic& finding) { return project.fails(finding); }));
  move_to(analysis.diagnostics, findings);
}

/// A file that was skipped and then checked as a section.
void drop_repeated(std::vector<FileReport>& reports, const std::vector<FileReport>& sections) {
  std::unordered_set<FileId> files;
  for (const FileReport& section : sections)
    files.insert(section.file);
  if (files.empty()) return;
  std::erase_if(reports, [&](const FileReport& report) { return files.count(report.file) != 0; });
}

bool is_earlier_file(const source::SourceStore& sources, const Diagnostic& a, const Diagnostic& b) {
  return a.span.file != b.span.file && sources.file(a.span).path() < sources.file(b.span).path();
}

/// Files by their paths; findings of one file are in their order already.
void sort_by_path(std::vector<Diagnostic>& findings, const source::SourceStore& sources) {
  const auto is_earlier = [&](const Diagnostic& a, const Diagnostic& b) {
    return is_earlier_file(sources, a, b);
  };
  if (!std::is_sorted(findings.begin(), findings.end(), is_earlier))
    std::stable_sort(findings.begin(), findings.end(), is_earlier);
}

}  // namespace

Analysis run(Project& project, const std::vector<InputFile>& inputs, const RunScope& scope) {
  const std::vector<FileId> files = project.add(inputs, scope.is_left_out);
  std::vector<FileReport> reports = check_all(project, files);
  std::vector<FileReport> sections = check_all(project, project.add_section_files(reports));
  drop_repeated(reports, sections);
  Analysis analysis;
  analysis.rule_sets = project.rule_sets();
  analysis.errors = project.errors();
  if (files.size() > 1) analysis.diagnostics.reserve(count_findings(reports) + count_findings(sections));
  add(analysis, project, unused_suppressions(project, {&reports, &sections}, scope.searched));
  add(analysis, reports);
  add(analysis, sections);
  analysis.sources = project.sources();
  std::sort(analysis.secrets.begin(), analysis.secrets.end(),
            [](const source::Span& a, const source::Span& b) {
              return a.file != b.file ? a.file < b.file : a.begin < b.begin;
            });
  sort_by_path(analysis.diagnostics, analysis.sources);
  sort_by_path(analysis.suppressed, analysis.sources);
  diag::set_fingerprints(analysis.diagnostics, analysis.suppressed,
                         [&](FileId file) { return project.identifying_path(file); });
  return analysis;
}

Analysis analyze(const source::FileReader& reader, const std::vector<InputFile>& inputs,
                 const Options& options) {
  const auto project = Project::open(reader, options);
  if (project) return run(**project, inputs);
  Analysis analysis;
  analysis.errors.push_back({options.schema_directory, project.error()});
  return analysis;
}

std::vector<Diagnostic> merged_by_place(const source::SourceStore& sources, std::vector<Diagnostic> first,
                                        std::vector<Diagnostic> second) {
  std::vector<Diagnostic> all;
  all.reserve(first.size() + second.size());
  std::merge(std::make_move_iterator(first.begin()), std::make_move_iterator(first.end()),
             std::make_move_iterator(second.begin()), std::make_move_iterator(second.end()),
             std::back_inserter(all), [&](const Diagnostic& a, const Diagnostic& b) {
               if (is_earlier_file(sources, a, b)) return true;
               if (is_earlier_file(sources, b, a)) return false;
               return diag::comes_before(a, b);
             });
  return all;
}

std::vector<Diagnostic> with_suppressed(const Analysis& analysis) {
  return merged_by_place(analysis.sources, analysis.diagnostics, analysis.suppressed);
}

}  // namespace iislint::engine
