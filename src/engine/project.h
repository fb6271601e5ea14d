// What outlives one run: settings, rule sets, the fact table, parsed files and what depends on them, and the
// checkers with their grammars. A command line checks many files with one (engine/run.h); an editor keeps
// one, tells it of each change and asks again.
//
//   auto project = Project::open(disk, options);
//   (*project)->update("site/web.config", text);
//   const FileReport& report = (*project)->check("site/web.config");
//   for (const std::string& path : (*project)->dependents("site/web.config")) …
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "engine/analysis.h"
#include "engine/check/file_check.h"
#include "engine/check/file_report.h"
#include "engine/files/layout.h"
#include "engine/files/project_files.h"
#include "engine/input/input.h"
#include "engine/input/options.h"
#include "engine/policy/file_policies.h"
#include "schema/catalog/owned_catalog.h"
#include "source/overlay_reader.h"
#include "source/source_file.h"

namespace iislint::engine {

/// Not to be used by two threads at the same time, but for check_prepared().
class Project {
 public:
  /// Borrows the reader. Fails when the folder of native schema files cannot be read.
  static base::Result<std::unique_ptr<Project>> open(const source::FileReader& files, Options options);

  // ---- what there is

  /// Files to be checked, which decide together. Answers with the number of each, and behind them of the
  /// files of sites that servers among them lead to, but for those that are left out; each once.
  std::vector<source::FileId> add(const std::vector<InputFile>& inputs, const LeftOut& is_left_out = {});

  /// The buffer counts from now on, instead of what is stored. It is to be checked, unless it is one of
  /// settings or rules.
  void update(const std::string& path, std::string bytes);
  /// What is stored counts again.
  void close(const std::string& path);
  /// What is stored has changed, come or gone.
  void invalidate(const std::string& path);

  // ---- what it says

  /// The report of the file, which need not have been added; made when there is none that still holds.
  /// References stay valid until the next change.
  const FileReport& check(const std::string& path);

  /// The other files whose reports may change with the file.
  std::vector<std::string> dependents(const std::string& path);

  const FilePolicy& policy(const std::string& path) { return policies_->of(path); }
  /// Whether the finding makes a run fail, by its level.
  bool fails(const diag::Diagnostic& finding) const {
    return policy_of(finding.span.file).fails(*finding.severity);
  }
  /// Of a file that was checked.
  const FilePolicy& policy_of(source::FileId file) const { return *policy_of_.at(file); }
  /// The settings for files in the folder, or null.
  const settings::Settings* settings_for(const std::string& folder) {
    return policies_->settings_for(folder);
  }
  /// Owns the rules that findings name.
  std::shared_ptr<const RuleSets> rule_sets() const { return policies_->rule_sets(); }
  /// What is wrong with settings, rules and servers, as far as they have been asked for.
  std::vector<RunError> errors() const;
  /// Whether the run reads the file, by whatever path: to check it, as one above others, as settings or
  /// rules.
  bool reads(const std::string& path) const;
  const source::SourceStore& sources() const { return files_.sources(); }
  const Options& options() const { return options_; }
  /// Every rule that there is for one of the files checked. Users' rules may have one id in different
  /// folders.
  std::vector<RuleStatus> rule_statuses() const;
  /// How much of a benchmark was checked in these files; nothing where their profile is named after none.
  std::optional<diag::BenchmarkCoverage> coverage_in(const std::vector<CheckedFile>& files) const;
  /// Under which path the findings of a file count: as seen from the folder of the baseline, else of its
  /// settings, else of its repository, so that it does not matter from where and how the file is named.
  std::string identifying_path(source::FileId file) const;
  Layout& layout();
  ProjectFiles& files() { return files_; }
  /// Open buffers over what is stored.
  const source::FileReader& reader() const { return reader_; }
  /// The path of the section that the file holds for a configSource of a file that was checked; empty when it
  /// is none.
  std::string section_held_by(source::FileId file) const;

  std::string absolute(const std::string& path) const { return reader_.absolute(path); }
  /// Makes the settings file one that findings can be about; nothing when it cannot be read any more.
  std::optional<source::FileId> add_settings_file(const std::string& path);

  // ---- for many files at a time

  /// Makes check_prepared() possible for the files, by that many threads.
  void prepare(const std::vector<source::FileId>& files, std::size_t workers);
  /// A report that is made now. Different threads may check different files, each as a worker of its own.
  FileReport check_prepared(source::FileId file, std::size_t worker);
  /// The files that the reports say hold a section: those that are not checked anyway, each once. One that
  /// was skipped, for it is no configuration by itself, is among them.
  /// What cannot be one is an error in the report of the file that names it.
  std::vector<source::FileId> add_section_files(std::vector<FileReport>& reports);

 private:
  /// A file that holds a section, as another file says.
  struct Section {
    source::FileId named_in;
    std::string_view named_by;  ///< SectionFile::named_by
    std::string path;
    std::string location;  ///< SectionFile::location
  };

  Project(const source::FileReader& files, Options options, std::optional<schema::OwnedCatalog> facts);

  const schema::Catalog& facts() const;
  /// The folder of the repository that holds that one; empty when there is none.
  const std::string& repository_of(const std::string& folder) const;
  void make_policies();
  void changed(const std::string& path, bool has_come_or_gone);
  void add_member(const Member& member, bool is_given);
  void leave(source::FileId file);
  std::vector<source::FileId> dependents_of(source::FileId file);
  FileContext context_of_section(const Section& section) const;
  std::optional<base::Error> problem_of_section(source::FileId file, const source::SourceFile& text) const;
  std::string problem_of_source(source::FileId file, const SectionFile& section,
                                std::optional<FileStatus> checked_as) const;
  FileReport failed(source::FileId file, base::Error error) const;
  FileResult check_text(source::FileId file, std::shared_ptr<const source::SourceFile> text,
                        FileChecker& checker) const;

  const Options options_;
  source::OverlayReader reader_;
  std::optional<schema::OwnedCatalog> own_facts_;
  std::unique_ptr<FilePolicies> policies_;
  ProjectFiles files_;
  std::vector<Member> members_;
  std::unordered_map<source::FileId, bool> known_;  // members, and whether add() was given them
  std::unique_ptr<Layout> layout_;                  // null: to be made
  std::unordered_map<source::FileId, Section> sections_;
  std::unordered_map<source::FileId, const FilePolicy*> policy_of_;
  std::vector<std::unique_ptr<FileChecker>> checkers_;
  std::unordered_map<source::FileId, FileReport> reports_;
  mutable std::unordered_map<std::string, std::string> repositories_;  // by folder
};

}  // namespace iislint::engine
