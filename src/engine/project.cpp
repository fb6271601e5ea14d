#include "engine/project.h"

#include <algorithm>
#include <exception>
#include <map>
#include <set>
#include <unordered_set>

#include "base/text.h"
#include "base/utf8.h"
#include "diag/fingerprint.h"
#include "schema/native/schema_directory.h"
#include "source/paths.h"

namespace iislint::engine {

using source::FileId;

base::Result<std::unique_ptr<Project>> Project::open(const source::FileReader& files, Options options) {
  std::optional<schema::OwnedCatalog> facts;
  if (!options.schema_directory.empty()) {
    auto extended = schema::read_schema_directory(files, options.schema_directory, options.max_file_bytes);
    if (!extended) return extended.error();
    facts = std::move(*extended);
  }
  return std::unique_ptr<Project>(new Project(files, std::move(options), std::move(facts)));
}

Project::Project(const source::FileReader& files, Options options, std::optional<schema::OwnedCatalog> facts)
    : options_(std::move(options)),
      reader_(files),
      own_facts_(std::move(facts)),
      files_(reader_, this->facts(), options_) {
  make_policies();
}

const schema::Catalog& Project::facts() const {
  return own_facts_ ? own_facts_->facts() : schema::catalog();
}

void Project::make_policies() {
  policies_ = std::make_unique<FilePolicies>(reader_, options_, options_, facts());
}

Layout& Project::layout() {
  if (layout_ == nullptr) layout_ = std::make_unique<Layout>(reader_, files_, *policies_, members_);
  return *layout_;
}

void Project::add_member(const Member& member, bool is_given) {
  const auto [entry, fresh] = known_.emplace(member.file, is_given);
  entry->second = entry->second || is_given;
  if (!fresh) return;
  members_.push_back(member);
  sections_.erase(member.file);
  layout_ = nullptr;  // the settings for the file may name a server, and so give others their place
  reports_.clear();
}

void Project::leave(FileId file) {
  known_.erase(file);
  std::erase_if(members_, [&](const Member& member) { return member.file == file; });
  layout_ = nullptr;
  reports_.erase(file);
}

std::vector<FileId> Project::add(const std::vector<InputFile>& inputs) {
  std::vector<FileId> all;
  std::unordered_set<FileId> seen;
  for (const InputFile& input : inputs) {
    const FileId file = files_.id_of(input.path);
    if (!seen.insert(file).second) continue;
    add_member({file, input.is_found}, true);
    if (input.bytes) update(input.path, *input.bytes);
    all.push_back(file);
  }
  for (const Member& member : layout().added()) {
    if (seen.insert(member.file).second) all.push_back(member.file);
  }
  return all;
}

void Project::update(const std::string& path, std::string bytes) {
  const bool is_new = reader_.kind(path) != source::PathKind::file;
  reader_.open(path, std::move(bytes));
  const FileId file = files_.id_of(path);
  if (sections_.count(file) == 0 && !policies_->may_depend_on(files_.path(file)))
    add_member({file, false}, false);
  changed(path, is_new);
}

void Project::close(const std::string& path) {
  reader_.close(path);
  changed(path, reader_.kind(path) != source::PathKind::file);
}

void Project::invalidate(const std::string& path) {
  const auto known = files_.find(path);
  const auto report = known ? reports_.find(*known) : reports_.end();
  const bool was_there = report != reports_.end() && report->second.status != FileStatus::failed;
  changed(path, !was_there || reader_.kind(path) != source::PathKind::file);
}

void Project::changed(const std::string& path, bool has_come_or_gone) {
  const FileId file = files_.id_of(path);
  if (policies_->may_depend_on(files_.path(file))) {
    reports_.clear();
    policy_of_.clear();
    layout_ = nullptr;
    make_policies();
  }
  if (has_come_or_gone) {  // any file may have it above, or name it
    reports_.clear();
    layout_ = nullptr;
  }
  reports_.erase(file);
  if (!reports_.empty()) {
    for (const FileId other : dependents_of(file))
      reports_.erase(other);
  }
  files_.forget(file);
  if (layout_ == nullptr || layout_->take_over(file)) return;
  layout_ = nullptr;
  reports_.clear();
}

std::vector<FileId> Project::dependents_of(FileId file) {
  std::vector<FileId> all = layout().below(file);
  for (const auto& [other, section] : sections_) {
    if (section.named_in == file) all.push_back(other);
  }
  std::sort(all.begin(), all.end());
  return all;
}

std::vector<std::string> Project::dependents(const std::string& path) {
  const FileId file = files_.id_of(path);
  const bool is_for_all = policies_->may_depend_on(files_.path(file));
  std::vector<std::string> paths;
  const auto add = [&](FileId other) {
    const bool is_checked = layout().is_checked(other) || sections_.count(other) != 0;
    if (other != file && is_checked) paths.push_back(files_.given_path(other));
  };
  if (is_for_all) {
    for (const Member& member : members_)
      add(member.file);
    for (const Member& member : layout().added())
      add(member.file);
    for (const auto& [other, section] : sections_)
      add(other);
  } else {
    for (const FileId other : dependents_of(file))
      add(other);
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

std::vector<RunError> Project::errors() const {
  std::vector<RunError> errors = policies_->errors();
  if (layout_ != nullptr) errors.insert(errors.end(), layout_->errors().begin(), layout_->errors().end());
  return errors;
}

std::vector<RuleStatus> Project::rule_statuses() const {
  std::set<const FilePolicy*> policies;
  std::map<std::pair<std::string_view, const diag::RuleInfo*>, bool> enabled;
  for (const auto& [file, policy] : policy_of_) {
    if (sections_.count(file) != 0 || !policies.insert(policy).second) continue;
    for (const diag::RuleInfo* rule : policy->rules().infos()) {
      bool& is_enabled = enabled[{rule->id, rule}];
      is_enabled = is_enabled || policy->is_wanted(*rule);
    }
  }
  std::vector<RuleStatus> statuses;
  for (const auto& [key, is_enabled] : enabled)
    statuses.push_back({key.second, is_enabled});
  return statuses;
}

std::string Project::path_below_settings(FileId file) const {
  const std::string given = source::normal_path(sources().file(file).path());
  const auto known = policy_of_.find(file);
  const settings::Settings* settings =
      known == policy_of_.end() ? nullptr : known->second->resolved().settings;
  if (settings == nullptr) return given;
  const std::string folder = source::folder_of(reader_.absolute(settings->files.back()));
  std::string_view below;
  return source::is_below(reader_.absolute(given), folder, below) ? std::string(below) : given;
}

const FileReport& Project::check(const std::string& path) {
  const FileId file = files_.id_of(path);
  if (sections_.count(file) == 0) add_member({file, false}, false);
  const auto known = reports_.find(file);
  if (known != reports_.end()) return known->second;
  prepare({file}, 1);
  std::vector<FileReport> made;
  made.push_back(check_prepared(file, 0));
  std::erase_if(sections_, [&](const auto& entry) { return entry.second.named_in == file; });
  add_section_files(made);
  diag::set_fingerprints(made.front().findings, made.front().suppressed,
                         [&](FileId each) { return path_below_settings(each); });
  return reports_.insert_or_assign(file, std::move(made.front())).first->second;
}

void Project::prepare(const std::vector<FileId>& files, std::size_t workers) {
  while (checkers_.size() < workers)
    checkers_.push_back(std::make_unique<FileChecker>(reader_, facts()));
  for (const std::unique_ptr<FileChecker>& checker : checkers_) {
    checker->split_from(workers == 1 && options_.jobs != 1 ? options_.split_bytes : FileChecker::kNeverSplit,
                        options_.jobs);
    checker->forget_files();
  }
  for (const FileId file : files) {
    const FilePolicy*& policy = policy_of_[file];
    if (policy == nullptr) policy = &policies_->of(files_.given_path(file));
    if (sections_.count(file) != 0) continue;
    layout().prepare(file);
    if (reader_.is_open(files_.path(file))) files_.keep(file, layout().deciding(file));
  }
}

FileReport Project::failed(FileId file, base::Error error) const {
  FileReport report;
  report.file = file;
  report.path = base::to_valid_utf8(files_.given_path(file));
  report.kind = options_.kind
                    ? *options_.kind
                    : schema::file_kind_of_path(files_.given_path(file)).value_or(schema::FileKind::web);
  report.status = FileStatus::failed;
  report.errors.push_back({report.path, std::move(error)});
  return report;
}

FileResult Project::check_text(FileId file, std::shared_ptr<const source::SourceFile> text,
                               FileChecker& checker) const {
  const FilePolicy& policy = *policy_of_.at(file);
  const auto section = sections_.find(file);
  if (section == sections_.end()) {
    ParsedFile parsed = parse_file(std::move(text), file, files_.parse_options(layout_->deciding(file)),
                                   checker.secret_names());
    return checker.check(parsed, parsed.take_findings(), layout_->context(file), policy);
  }
  ParseOptions options = files_.parse_options({});
  options.section_path = section->second.path;
  ParsedFile parsed = parse_file(std::move(text), file, options, checker.secret_names());
  return FileChecker::check_section(parsed, parsed.take_findings(), policy);
}

/// Why a file that configSource names cannot be one. Whatever it holds, none of it must get into a report.
std::optional<base::Error> Project::problem_of_section(FileId file, const source::SourceFile& text) const {
  const auto section = sections_.find(file);
  const std::string_view trimmed = base::trim(text.text());
  if (section == sections_.end() || trimmed.starts_with("<")) return std::nullopt;
  const std::string& path = section->second.path;
  return base::Error{base::ErrorCode::unreadable_file,
                     std::string("cannot read: ") + (trimmed.empty() ? "the file is empty" : "it is no XML") +
                         ", but configSource refers to it for <" + path.substr(path.rfind('/') + 1) + ">"};
}

FileReport Project::check_prepared(FileId file, std::size_t worker) {
  // Once it could not be read, those below it were judged without it: a second reading would be another
  // answer.
  if (const auto& error = files_.error(file)) return failed(file, *error);
  const ParsedFile* kept = sections_.count(file) != 0 ? nullptr : files_.kept(file);
  auto text = kept != nullptr ? base::Result(kept->source) : files_.load(file);
  if (!text) return failed(file, text.error());
  if (auto problem = problem_of_section(file, **text)) {
    files_.release(file);
    return failed(file, std::move(*problem));
  }
  const FilePolicy& policy = *policy_of_.at(file);
  FileChecker& checker = *checkers_[worker];
  FileResult result;
  std::vector<RunError> errors;
  const std::string shown = base::to_valid_utf8(files_.given_path(file));
  // The report must still hold everything else.
  try {
    result = kept != nullptr ? checker.check(*kept, kept->all_findings(), layout_->context(file), policy)
                             : check_text(file, *text, checker);
  } catch (const std::exception& problem) {
    result = FileResult();
    result.status = FileStatus::failed;
    errors.push_back(
        {shown, {base::ErrorCode::internal, std::string("iislint failed on this file: ") + problem.what()}});
  }
  FileReport report = report_of(std::move(result), policy, files_.path(file), options_.today);
  report.file = file;
  report.path = shown;
  report.encoding = (*text)->encoding();
  report.errors = std::move(errors);
  if (!report.is_clean()) {
    (*text)->lines();  // here, where several are made at a time
  } else if (kept == nullptr) {
    files_.release(file);
  }
  return report;
}

std::vector<FileId> Project::add_section_files(const std::vector<FileReport>& reports) {
  std::vector<FileId> added;
  for (const FileReport& report : reports) {
    for (const SectionFile& section : report.section_files) {
      const FileId file = files_.id_of(section.path);
      const auto known = known_.find(file);
      if (known != known_.end() && !known->second) leave(file);  // an open buffer: now one knows what it is
      if (layout().is_checked(file)) continue;
      if (sections_.try_emplace(file, Section{report.file, section.section_path}).second)
        added.push_back(file);
    }
  }
  return added;
}

}  // namespace iislint::engine
