#include "engine/project.h"

#include <algorithm>
#include <exception>
#include <iterator>
#include <map>
#include <set>
#include <unordered_set>

#include "base/text.h"
#include "base/utf8.h"
#include "diag/fingerprint.h"
#include "engine/policy/benchmark_coverage.h"
#include "schema/native/schema_directory.h"
#include "source/paths.h"

namespace iislint::engine {

namespace {

std::string name_of_section(const std::string& path) {
  return path.substr(path.rfind('/') + 1);
}

}  // namespace

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

std::vector<FileId> Project::add(const std::vector<InputFile>& inputs, const LeftOut& is_left_out) {
  std::vector<FileId> all;
  std::unordered_set<FileId> seen;
  for (const InputFile& input : inputs) {
    const FileId file = files_.id_of(input.path);
    if (!seen.insert(file).second) continue;
    add_member({file, input.is_found}, true);
    if (input.bytes) update(input.path, *input.bytes);
    all.push_back(file);
  }
  layout().leave_out(is_left_out);
  std::vector<std::string> paths;
  for (const Member& member : layout().added())
    paths.push_back(files_.given_path(member.file));
  const std::vector<bool> left_out =
      is_left_out && !paths.empty() ? is_left_out(paths) : std::vector<bool>(paths.size());
  for (std::size_t i = 0; i < paths.size(); ++i) {
    const FileId file = layout().added()[i].file;
    if (!left_out[i] && seen.insert(file).second) all.push_back(file);
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
  const std::unordered_set<FileId> below(all.begin(), all.end());
  for (const auto& [other, section] : sections_) {
    if (section.named_in == file || below.count(section.named_in) != 0) all.push_back(other);
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

bool Project::reads(const std::string& path) const {
  const std::string target = reader_.real(path);
  const auto is_target = [&](const std::string& other) { return reader_.real(other) == target; };
  for (FileId file = 0; file < files_.size(); ++file) {
    if (is_target(files_.path(file))) return true;
  }
  const bool is_baseline = !options_.baseline_file.empty() && is_target(options_.baseline_file);
  const auto is_of_rules = [&](const std::string& folder) {
    return source::is_in(target, reader_.real(folder));
  };
  const auto& rules = options_.rules_directories;
  return is_baseline || policies_->reads(target) || std::any_of(rules.begin(), rules.end(), is_of_rules);
}

std::string Project::section_held_by(FileId file) const {
  const auto section = sections_.find(file);
  return section == sections_.end() ? std::string() : section->second.path;
}

std::vector<RunError> Project::errors() const {
  std::vector<RunError> errors = policies_->errors();
  if (layout_ == nullptr) return errors;
  std::vector<RunError> more = layout_->errors();
  std::move(more.begin(), more.end(), std::back_inserter(errors));
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

std::optional<diag::BenchmarkCoverage> Project::coverage_in(const std::vector<CheckedFile>& files) const {
  std::map<const FilePolicy*, std::uint8_t> kinds;
  for (const CheckedFile& file : files) {
    const auto policy = policy_of_.find(file.id);
    const bool is_checked = file.status == FileStatus::checked || file.status == FileStatus::partial;
    if (policy == policy_of_.end() || !is_checked) continue;
    kinds[policy->second] |= static_cast<std::uint8_t>(1u << static_cast<unsigned>(file.kind));
  }
  std::vector<PolicyUse> uses;
  for (const auto& [policy, bits] : kinds)
    uses.push_back({policy, bits});
  return benchmark_coverage(uses);
}

std::string Project::identifying_path(FileId file) const {
  const std::string path = reader_.absolute(sources().file(file).path());
  if (!options_.baseline_file.empty())
    return source::relative_path(path, source::folder_of(reader_.absolute(options_.baseline_file)));
  std::string_view below;
  const auto known = policy_of_.find(file);
  const settings::Settings* settings =
      known == policy_of_.end() ? nullptr : known->second->resolved().settings;
  if (settings != nullptr &&
      source::is_below(path, source::folder_of(reader_.absolute(settings->files.back())), below))
    return std::string(below);
  const std::string& repository = repository_of(source::folder_of(path));
  if (!repository.empty() && source::is_below(path, repository, below)) return std::string(below);
  return source::relative_path(path, reader_.absolute("."));
}

const std::string& Project::repository_of(const std::string& folder) const {
  std::vector<std::string> passed;
  std::string answer;
  for (std::string here = folder;; here = source::folder_of(here)) {
    if (const auto known = repositories_.find(here); known != repositories_.end()) {
      answer = known->second;
      break;
    }
    passed.push_back(here);
    if (reader_.kind(source::join(here, ".git")) != source::PathKind::missing) {
      answer = here;
      break;
    }
    if (source::is_root(here) || here == ".") break;
  }
  for (std::string& each : passed)
    repositories_.emplace(std::move(each), answer);
  return repositories_.at(folder);
}

std::optional<FileId> Project::add_settings_file(const std::string& path) {
  const FileId file = files_.id_of(path);
  if (!files_.load(file)) return std::nullopt;
  policy_of_[file] = &policies_->of(path);
  return file;
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
                         [&](FileId each) { return identifying_path(each); });
  return reports_.insert_or_assign(file, std::move(made.front())).first->second;
}

void Project::prepare(const std::vector<FileId>& files, std::size_t workers) {
  while (checkers_.size() < workers)
    checkers_.push_back(std::make_unique<FileChecker>(reader_, facts(), options_.timings));
  for (const std::unique_ptr<FileChecker>& checker : checkers_) {
    checker->split_from(workers == 1 && options_.jobs != 1 ? options_.split_bytes : FileChecker::kNeverSplit,
                        options_.jobs);
    checker->forget_files();
  }
  for (const FileId file : files) {
    const FilePolicy*& policy = policy_of_[file];
    if (policy == nullptr) policy = &policies_->of(files_.given_path(file));
    if (const auto section = sections_.find(file); section != sections_.end()) {
      const FileId named_in = section->second.named_in;
      layout().prepare(named_in);
      files_.keep(named_in, layout().deciding(named_in));
      continue;
    }
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
  options.named_by = section->second.named_by;
  const FileContext context = context_of_section(section->second);
  if (!context.above.empty()) options.kind = context.above.back().kind;
  ParsedFile parsed = parse_file(std::move(text), file, options, checker.secret_names());
  return checker.check_section(parsed, options.section_path, parsed.take_findings(), context, policy);
}

/// Where the section stands: below the file that names it, at the place that it is named for.
FileContext Project::context_of_section(const Section& section) const {
  const ParsedFile* named_in = files_.kept(section.named_in);
  if (named_in == nullptr || !named_in->binding) return {};
  FileContext context = layout_->context(section.named_in);
  context.above.push_back(level_of(*named_in, context));
  context.is_application = false;  // its folder is that of the file above
  if (section.location.empty()) return context;
  for (std::string* place : {&context.place, &context.shown_place})
    *place += (place->empty() ? "" : "/") + section.location;
  return context;
}

/// Why a file that is named for a section cannot be one. Whatever it holds, none of it must get into a
/// report.
std::optional<base::Error> Project::problem_of_section(FileId file, const source::SourceFile& text) const {
  const auto section = sections_.find(file);
  const std::string_view trimmed = base::trim(text.text());
  if (section == sections_.end() || trimmed.starts_with("<")) return std::nullopt;
  const std::string& path = section->second.path;
  return base::Error{base::ErrorCode::unreadable_file,
                     std::string("cannot read: ") + (trimmed.empty() ? "the file is empty" : "it is no XML") +
                         ", but " + std::string(section->second.named_by) + " refers to it for <" +
                         name_of_section(path) + ">"};
}

FileReport Project::check_prepared(FileId file, std::size_t worker) {
  // Once it could not be read, those below it were judged without it: a second reading would be another
  // answer.
  if (const auto& error = files_.error(file)) return failed(file, *error);
  const auto section = sections_.find(file);
  if (section != sections_.end()) {  // it is judged below the file that names it
    if (const auto& error = files_.error(section->second.named_in)) return failed(file, *error);
  }
  const ParsedFile* kept = section != sections_.end() ? nullptr : files_.kept(file);
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
  for (base::Error& error : result.errors)
    errors.push_back({shown, std::move(error)});
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

/// Why the file cannot hold the section, whatever it holds; empty when it may.
std::string Project::problem_of_source(FileId file, const SectionFile& section,
                                       std::optional<FileStatus> checked_as) const {
  const std::string& path = files_.given_path(file);
  const bool is_configuration = schema::file_kind_of_path(path) || checked_as == FileStatus::checked;
  if (is_configuration) return "which is a configuration file of its own and cannot hold that section";
  const auto known = sections_.find(file);
  if (known == sections_.end() || known->second.path == section.section_path) return {};
  return "which " + std::string(known->second.named_by) + " names for <" +
         name_of_section(known->second.path) + ">, too";
}

std::vector<FileId> Project::add_section_files(std::vector<FileReport>& reports) {
  std::vector<FileId> added;
  std::unordered_map<FileId, FileStatus> statuses;
  for (const FileReport& report : reports)
    statuses.emplace(report.file, report.status);
  for (FileReport& report : reports) {
    for (const SectionFile& section : report.section_files) {
      const FileId file = files_.id_of(section.path);
      const auto known = known_.find(file);
      if (known != known_.end() && !known->second) leave(file);  // an open buffer: now one knows what it is
      const auto status = statuses.find(file);
      const std::string problem = problem_of_source(
          file, section, status != statuses.end() ? std::optional(status->second) : std::nullopt);
      if (!problem.empty()) {
        const std::string shown = base::to_valid_utf8(files_.given_path(file));
        report.errors.push_back(
            {report.path,
             {base::ErrorCode::unreadable_file, std::string(section.named_by) + " of <" +
                                                    name_of_section(section.section_path) + "> names " +
                                                    shown + ", " + problem}});
        continue;
      }
      const bool is_skipped = status != statuses.end() && status->second == FileStatus::skipped;
      if (layout().is_checked(file) && !is_skipped) continue;  // its own report says what is wrong
      if (sections_
              .try_emplace(file,
                           Section{report.file, section.named_by, section.section_path, section.location})
              .second)
        added.push_back(file);
    }
  }
  return added;
}

}  // namespace iislint::engine
