#include "engine/analysis.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <map>
#include <set>
#include <thread>

#include "base/utf8.h"
#include "diag/fingerprint.h"
#include "engine/file_policy.h"
#include "engine/suppressor.h"
#include "engine/workspace.h"
#include "source/paths.h"
#include "xml/anchor.h"

namespace iislint::engine {
namespace {

using diag::Diagnostic;
using diag::Severity;

constexpr std::size_t kMaxFindings = 200'000;  // per file, in any report

/// What one worker makes of one file.
struct Outcome {
  FileResult result;
  std::vector<Diagnostic> suppressed;
  std::optional<base::Error> error;
  source::EncodingFacts encoding;
};

/// Rule, severity and help; false when the finding is not wanted. It has its rule in any case, if there is
/// one of that id.
bool complete(Diagnostic& finding, const FilePolicy& choice) {
  finding.rule = choice.rules().find(finding.rule_id);
  if (finding.rule == nullptr) return false;
  finding.severity = choice.level_of(finding);
  if (finding.severity == Severity::off) return false;
  finding.confidence = finding.rule->confidence;
  if (finding.help.empty()) finding.help = finding.rule->help;
  return true;
}

void sort_and_limit(std::vector<Diagnostic>& findings, const FilePolicy& choice) {
  diag::sort_and_join(findings);
  if (findings.size() <= kMaxFindings) return;
  const std::size_t left_out = findings.size() - kMaxFindings;
  findings.erase(findings.begin() + kMaxFindings, findings.end());
  Diagnostic limit("limit-exceeded", findings.back().span,
                   std::to_string(left_out) + " further findings in this file are omitted");
  if (complete(limit, choice)) findings.push_back(std::move(limit));
}

/// A rule is silent about what it cannot read, so that the absence of its finding means nothing.
bool is_unreadable(const Diagnostic& finding) {
  return finding.rule->area == "structure" &&
         finding.severity.value_or(finding.rule->severity) == Severity::error;
}

void complete_all(Outcome& outcome, const FilePolicy& choice, std::string_view path) {
  FileResult& result = outcome.result;
  Suppressor suppressor(result.suppressions, choice, path);
  std::vector<Diagnostic> reported;
  reported.reserve(result.findings.size());
  bool is_readable = true;
  const auto add = [&](Diagnostic& finding) {
    const bool is_wanted = complete(finding, choice);
    if (finding.rule == nullptr) return;
    is_readable = is_readable && !is_unreadable(finding);
    finding.suppression = suppressor.judge(finding, is_wanted);
    if (!is_wanted) return;
    (finding.suppression ? outcome.suppressed : reported).push_back(std::move(finding));
  };
  const auto add_all = [&](std::vector<Diagnostic> findings) {
    std::for_each(findings.begin(), findings.end(), add);
  };
  add_all(std::move(result.findings));
  add_all(suppressor.findings(is_readable ? result.certainty : Certainty::none));
  sort_and_limit(reported, choice);
  sort_and_limit(outcome.suppressed, choice);
  result.findings = std::move(reported);
}

/// The text of the file, in the store; an error when it cannot be read.
std::optional<base::Error> load(const source::FileReader& reader, const InputFile& input, source::FileId id,
                                source::SourceStore& sources, const Options& options) {
  auto bytes =
      input.bytes ? base::Result<std::string>(*input.bytes) : reader.read(input.path, options.max_file_bytes);
  if (bytes && bytes->size() > options.max_file_bytes) {
    bytes = base::Error{base::ErrorCode::unreadable_file, "cannot read: the text is too large"};
  }
  const std::string shown = base::to_valid_utf8(input.path);
  if (!bytes) {
    sources.set(id, shown, {});
    return bytes.error();
  }
  sources.set(id, shown, source::decode(*bytes));
  return std::nullopt;
}

/// Runs one check and keeps what goes wrong in ours apart: the report must still hold everything else.
template <typename Check>
Outcome guarded(Check&& check, const FilePolicy& choice, const std::string& path) {
  Outcome outcome;
  try {
    outcome.result = check();
  } catch (const std::exception& problem) {
    outcome.result.findings.clear();
    outcome.result.status = FileStatus::failed;
    outcome.error =
        base::Error{base::ErrorCode::internal, std::string("iislint failed on this file: ") + problem.what()};
  }
  complete_all(outcome, choice, path);
  return outcome;
}

/// A file that is to be checked, and where it stands.
struct Task {
  InputFile input;
  source::FileId id = 0;
  std::size_t file = 0;      ///< of the workspace; not of a file that holds a section
  std::string section_path;  ///< of the section that a configSource says it holds
  const FilePolicy* choice = nullptr;
};

/// What all workers share; constant but for the sources, of which each worker sets its own.
struct Run {
  const source::FileReader& reader;
  const Options& options;
  const Workspace& workspace;
  source::SourceStore& sources;
};

Outcome check_one(const Run& run, const Task& task, FileChecker& checker) {
  const bool is_section = !task.section_path.empty();
  const ParsedFile* known = is_section ? nullptr : run.workspace.parsed(task.file);
  if (known == nullptr) {
    if (auto error = load(run.reader, task.input, task.id, run.sources, run.options)) {
      Outcome outcome;
      outcome.result.kind = run.options.kind
                                ? *run.options.kind
                                : schema::file_kind_of_path(task.input.path).value_or(schema::FileKind::web);
      outcome.error = std::move(error);
      outcome.result.status = FileStatus::failed;
      return outcome;
    }
  }
  // A file that is named twice, or stands above others, may have been parsed under another number.
  const source::SourceFile& file = known != nullptr ? known->document.file() : run.sources.file(task.id);
  Outcome outcome = guarded(
      [&] {
        return is_section
                   ? checker.check_section(file, task.id, task.section_path, *task.choice)
                   : checker.check(file, task.id, run.workspace.context(task.file), known, *task.choice);
      },
      *task.choice, task.choice->resolved().settings == nullptr ? "" : run.reader.absolute(task.input.path));
  outcome.encoding = file.encoding();
  const bool is_clean =
      outcome.result.findings.empty() && outcome.suppressed.empty() && outcome.result.traces.empty();
  if (known == nullptr && is_clean) run.sources.release(task.id);
  return outcome;
}

/// The number of processors is asked for only when it matters: it is read from the file system.
std::size_t worker_count(unsigned jobs, std::size_t files) {
  if (files <= 1) return files;
  const unsigned wanted = jobs > 0 ? jobs : std::thread::hardware_concurrency();
  return std::clamp<std::size_t>(wanted, 1, files);
}

}  // namespace

namespace {

/// Checks the tasks, several at a time, and answers in their order.
std::vector<Outcome> check_all(const Run& run, const std::vector<Task>& tasks) {
  std::vector<Outcome> outcomes(tasks.size());
  std::atomic<std::size_t> next = 0;
  const auto work = [&] {
    FileChecker checker(run.reader, run.options);
    for (std::size_t i = next++; i < tasks.size(); i = next++)
      outcomes[i] = check_one(run, tasks[i], checker);
  };
  std::vector<std::thread> threads;
  for (std::size_t i = 1; i < worker_count(run.options.jobs, tasks.size()); ++i)
    threads.emplace_back(work);
  work();
  for (std::thread& thread : threads)
    thread.join();
  return outcomes;
}

void hide_secrets(FileResult& result) {
  for (diag::RuleTrace& trace : result.traces) {
    for (diag::TracedValue& value : trace.values) {
      if (value.at && xml::touches(result.secrets, value.at->begin, value.at->end)) value.text = "***";
    }
  }
}

void add(Analysis& analysis, const std::vector<Task>& tasks, std::vector<Outcome>& outcomes) {
  for (std::size_t i = 0; i < tasks.size(); ++i) {
    FileResult& result = outcomes[i].result;
    const std::string path = base::to_valid_utf8(tasks[i].input.path);
    analysis.files.push_back({path, result.kind, result.status, outcomes[i].encoding});
    if (outcomes[i].error) analysis.errors.push_back({path, *outcomes[i].error});
    analysis.failures += static_cast<std::size_t>(
        std::count_if(result.findings.begin(), result.findings.end(),
                      [&](const Diagnostic& finding) { return tasks[i].choice->fails(*finding.severity); }));
    std::move(result.findings.begin(), result.findings.end(), std::back_inserter(analysis.diagnostics));
    std::move(outcomes[i].suppressed.begin(), outcomes[i].suppressed.end(),
              std::back_inserter(analysis.suppressed));
    hide_secrets(result);
    std::move(result.traces.begin(), result.traces.end(), std::back_inserter(analysis.traces));
    analysis.secrets.insert(analysis.secrets.end(), result.secrets.begin(), result.secrets.end());
  }
}

/// The files that configSource names, each once and none that is checked anyway.
std::vector<Task> section_tasks(const std::vector<InputFile>& files, const std::vector<Outcome>& outcomes,
                                source::SourceStore& sources, FilePolicies& choices) {
  std::set<std::string> seen;
  for (const InputFile& file : files)
    seen.insert(source::normal_path(file.path));
  std::vector<Task> tasks;
  for (const Outcome& outcome : outcomes) {
    for (const SectionFile& file : outcome.result.section_files) {
      if (!seen.insert(file.path).second) continue;
      Task task;
      task.input.path = file.path;
      task.section_path = file.section_path;
      task.id = sources.add(file.path, {});
      task.choice = &choices.of(file.path);
      tasks.push_back(std::move(task));
    }
  }
  return tasks;
}

/// Under which path the findings of a file count: below the folder of its settings, so that it does not
/// matter from where the file is named; without settings as it is given.
class FileNames {
 public:
  FileNames(const source::FileReader& reader, const source::SourceStore& sources)
      : reader_(reader), sources_(sources) {}

  void add(const std::vector<Task>& tasks) {
    for (const Task& task : tasks)
      settings_[task.id] = task.choice->resolved().settings;
  }

  std::string of(source::FileId id) const {
    const std::string& path = sources_.file(id).path();
    const auto known = settings_.find(id);
    if (known == settings_.end() || known->second == nullptr) return source::normal_path(path);
    const std::string folder = source::folder_of(reader_.absolute(known->second->files.back()));
    const std::string absolute = reader_.absolute(path);
    std::string_view below;
    const bool is_below = source::is_below(absolute, folder, below);
    return is_below ? std::string(below) : source::normal_path(path);
  }

 private:
  const source::FileReader& reader_;
  const source::SourceStore& sources_;
  std::map<source::FileId, const settings::Settings*> settings_;
};

/// Every rule that there is for one of the files. Users' rules may stand under one id for different folders.
std::vector<RuleStatus> rule_statuses(const std::vector<Task>& tasks) {
  std::set<const FilePolicy*> choices;
  std::map<std::pair<std::string_view, const diag::RuleInfo*>, bool> enabled;
  for (const Task& task : tasks) {
    if (!choices.insert(task.choice).second) continue;
    for (const diag::RuleInfo* rule : task.choice->rules().infos()) {
      bool& is_enabled = enabled[{rule->id, rule}];
      is_enabled = is_enabled || task.choice->is_wanted(*rule);
    }
  }
  std::vector<RuleStatus> statuses;
  for (const auto& [key, is_enabled] : enabled)
    statuses.push_back({key.second, is_enabled});
  return statuses;
}

bool is_earlier_file(const Analysis& analysis, const Diagnostic& a, const Diagnostic& b) {
  return a.span.file != b.span.file &&
         analysis.sources.file(a.span).path() < analysis.sources.file(b.span).path();
}

}  // namespace

Analysis analyze(const source::FileReader& reader, std::vector<InputFile> files, const Options& options) {
  Analysis analysis;
  analysis.sources.resize(files.size());
  FilePolicies choices(reader, options, analysis.errors);
  analysis.rule_sets = choices.rule_sets();
  const Workspace workspace(reader, options, choices, analysis.sources, files, analysis.errors);
  const Run run{reader, options, workspace, analysis.sources};
  std::vector<Task> tasks;
  for (std::size_t i = 0; i < files.size(); ++i)
    tasks.push_back({files[i], workspace.id_of(i), i, {}, &choices.of(files[i].path)});
  std::vector<Outcome> outcomes = check_all(run, tasks);
  add(analysis, tasks, outcomes);
  FileNames names(reader, analysis.sources);
  names.add(tasks);
  if (options.lists_rules) analysis.rules = rule_statuses(tasks);
  tasks = section_tasks(files, outcomes, analysis.sources, choices);
  outcomes = check_all(run, tasks);
  add(analysis, tasks, outcomes);
  names.add(tasks);

  std::sort(analysis.secrets.begin(), analysis.secrets.end(),
            [](const source::Span& a, const source::Span& b) {
              return a.file != b.file ? a.file < b.file : a.begin < b.begin;
            });
  const auto by_path = [&](const Diagnostic& a, const Diagnostic& b) {
    return is_earlier_file(analysis, a, b);
  };
  std::stable_sort(analysis.diagnostics.begin(), analysis.diagnostics.end(), by_path);
  std::stable_sort(analysis.suppressed.begin(), analysis.suppressed.end(), by_path);
  diag::set_fingerprints(analysis.diagnostics, analysis.suppressed,
                         [&](source::FileId id) { return names.of(id); });
  return analysis;
}

std::vector<Diagnostic> with_suppressed(const Analysis& analysis) {
  std::vector<Diagnostic> all;
  all.reserve(analysis.diagnostics.size() + analysis.suppressed.size());
  std::merge(analysis.diagnostics.begin(), analysis.diagnostics.end(), analysis.suppressed.begin(),
             analysis.suppressed.end(), std::back_inserter(all),
             [&](const Diagnostic& a, const Diagnostic& b) {
               if (a.span.file != b.span.file && is_earlier_file(analysis, a, b)) return true;
               if (a.span.file != b.span.file && is_earlier_file(analysis, b, a)) return false;
               return diag::comes_before(a, b);
             });
  return all;
}

}  // namespace iislint::engine
