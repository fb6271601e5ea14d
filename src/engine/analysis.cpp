#include "engine/analysis.h"

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <exception>
#include <map>
#include <thread>

#include "base/text.h"
#include "base/utf8.h"
#include "rules/rule_table.h"

namespace iislint::engine {
namespace {

using diag::Diagnostic;
using diag::Severity;

constexpr std::size_t kMostFindings = 200'000;  // per file, in any report

/// What one worker makes of one file.
struct Outcome {
  FileResult result;
  std::optional<base::Error> error;
};

std::string fingerprint(const Diagnostic& finding) {
  const std::string key =
      std::string(finding.rule_id) + '\n' + finding.config_path + '\n' + finding.actual.value_or("");
  char digits[17];
  std::snprintf(digits, sizeof digits, "%016llx", static_cast<unsigned long long>(base::fnv1a(key)));
  return digits;
}

/// The level at which a finding is reported. A case that the profile leaves out stays out; a rule that is off
/// as a whole is turned on by naming it.
Severity level_of(const Diagnostic& finding, const Options& options) {
  const diag::RuleInfo& rule = *finding.rule;
  const Severity own = diag::level_in(options.profile, rule.severity, rule.profiles);
  const Severity level = finding.severity.value_or(own);
  if (level == Severity::off && own != Severity::off) return Severity::off;
  const auto overridden = options.severity.find(std::string(rule.id));
  if (overridden != options.severity.end()) return overridden->second;
  const bool is_named = options.select.count(std::string(rule.id)) != 0;
  return level == Severity::off && is_named ? Severity::info : level;
}

/// Rule, severity and help; false when the finding is not wanted.
bool complete(Diagnostic& finding, const Options& options) {
  finding.rule = rules::find_rule(finding.rule_id);
  if (finding.rule == nullptr) return false;
  const std::string id(finding.rule_id);
  const bool indispensable = id == "internal-error";
  if (!indispensable && !options.select.empty() && options.select.count(id) == 0) return false;
  if (!indispensable && options.ignore.count(id) != 0) return false;
  finding.severity = level_of(finding, options);
  if (finding.severity == Severity::off) return false;
  finding.confidence = finding.rule->confidence;
  if (finding.help.empty()) finding.help = finding.rule->help;
  finding.fingerprint = fingerprint(finding);
  return true;
}

void complete_all(std::vector<Diagnostic>& findings, const Options& options) {
  findings.erase(std::remove_if(findings.begin(), findings.end(),
                                [&](Diagnostic& finding) { return !complete(finding, options); }),
                 findings.end());
  diag::sort_and_join(findings);
  if (findings.size() <= kMostFindings) return;
  const std::size_t left_out = findings.size() - kMostFindings;
  findings.erase(findings.begin() + kMostFindings, findings.end());
  Diagnostic limit("limit-exceeded", findings.back().span,
                   std::to_string(left_out) + " further findings of this file are left out");
  if (complete(limit, options)) findings.push_back(std::move(limit));
}

Outcome check_one(const source::FileReader& reader, const InputFile& input, source::FileId id,
                  source::SourceStore& sources, FileChecker& checker, const Options& options) {
  Outcome outcome;
  outcome.result.kind =
      options.kind ? *options.kind : schema::file_kind_of_path(input.path).value_or(schema::FileKind::web);
  auto bytes =
      input.bytes ? base::Result<std::string>(*input.bytes) : reader.read(input.path, options.max_file_bytes);
  if (bytes && bytes->size() > options.max_file_bytes) {
    bytes = base::Error{base::ErrorCode::unreadable_file, "cannot read: the text is too large"};
  }
  if (!bytes) {
    outcome.error = bytes.error();
    outcome.result.status = FileStatus::failed;
    sources.set(id, base::to_valid_utf8(input.path), {});
    return outcome;
  }
  sources.set(id, base::to_valid_utf8(input.path), source::decode(*bytes));
  bytes = std::string();
  try {
    outcome.result = checker.check(sources.file(id), id);
  } catch (const std::exception& problem) {  // ours: the report must still hold everything else
    outcome.result.findings.clear();
    outcome.result.status = FileStatus::failed;
    outcome.error =
        base::Error{base::ErrorCode::internal, std::string("iislint failed on this file: ") + problem.what()};
  }
  complete_all(outcome.result.findings, options);
  if (outcome.result.findings.empty()) sources.release(id);
  return outcome;
}

/// The number of processors is asked for only when it matters: it is read from the file system.
std::size_t worker_count(unsigned jobs, std::size_t files) {
  if (files <= 1) return files;
  const unsigned wanted = jobs > 0 ? jobs : std::thread::hardware_concurrency();
  return std::clamp<std::size_t>(wanted, 1, files);
}

bool is_tool_directory(std::string_view name) {
  constexpr std::string_view kNames[] = {".git", ".hg", ".svn", "node_modules", "__pycache__"};
  return std::find(std::begin(kNames), std::end(kNames), name) != std::end(kNames);
}

bool has_wanted_name(std::string_view name) {
  const auto kind = schema::file_kind_of_path(name);
  return kind && *kind != schema::FileKind::machine;
}

}  // namespace

void collect_files(const source::FileReader& reader, const std::string& path, std::vector<InputFile>& files,
                   std::vector<RunError>& errors) {
  if (reader.kind(path) != source::PathKind::directory) {
    files.push_back({path});
    return;
  }
  std::vector<std::string> directories = {path};
  while (!directories.empty()) {
    const std::string directory = std::move(directories.back());
    directories.pop_back();
    const auto entries = reader.list(directory);
    if (!entries) {
      errors.push_back({directory, entries.error()});
      continue;
    }
    std::vector<std::string> below;
    const std::string prefix = directory == "." ? "" : directory.back() == '/' ? directory : directory + "/";
    for (const source::DirectoryEntry& entry : *entries) {
      if (entry.kind == source::PathKind::directory && !is_tool_directory(entry.name))
        below.push_back(prefix + entry.name);
      if (entry.kind == source::PathKind::file && has_wanted_name(entry.name))
        files.push_back({prefix + entry.name});
    }
    directories.insert(directories.end(), below.rbegin(), below.rend());
  }
}

Analysis analyze(const source::FileReader& reader, std::vector<InputFile> files, const Options& options) {
  Analysis analysis;
  analysis.sources.resize(files.size());
  std::vector<Outcome> outcomes(files.size());
  std::atomic<std::size_t> next = 0;
  const auto work = [&] {
    FileChecker checker(options);
    for (std::size_t i = next++; i < files.size(); i = next++) {
      outcomes[i] =
          check_one(reader, files[i], static_cast<source::FileId>(i), analysis.sources, checker, options);
    }
  };
  const std::size_t workers = worker_count(options.jobs, files.size());
  std::vector<std::thread> threads;
  for (std::size_t i = 1; i < workers; ++i)
    threads.emplace_back(work);
  work();
  for (std::thread& thread : threads)
    thread.join();

  for (std::size_t i = 0; i < files.size(); ++i) {
    Outcome& outcome = outcomes[i];
    const std::string path = base::to_valid_utf8(files[i].path);
    analysis.files.push_back({path, outcome.result.kind, outcome.result.status});
    if (outcome.error) analysis.errors.push_back({path, *outcome.error});
    std::move(outcome.result.findings.begin(), outcome.result.findings.end(),
              std::back_inserter(analysis.diagnostics));
    analysis.secrets.insert(analysis.secrets.end(), outcome.result.secrets.begin(),
                            outcome.result.secrets.end());
  }
  const auto by_path = [&](const Diagnostic& a, const Diagnostic& b) {
    return a.span.file != b.span.file && files[a.span.file].path < files[b.span.file].path;
  };
  std::stable_sort(analysis.diagnostics.begin(), analysis.diagnostics.end(), by_path);
  return analysis;
}

}  // namespace iislint::engine
