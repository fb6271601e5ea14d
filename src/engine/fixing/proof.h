// What a fix has to prove before it is applied: nothing that it changes is taken on trust.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/check/file_report.h"
#include "engine/fixing/effective_settings.h"
#include "engine/project.h"
#include "fix/apply.h"
#include "fix/choice.h"

namespace iislint::engine {

/// What is said of a file and of those that inherit from it, before a fix.
class Standing {
 public:
  /// Checks the file and those below it.
  Standing(Project& project, const std::string& path);

  const FileReport& report() const { return report_; }

  /// Why the fixes, all of one safety, must not be applied to the file; nothing when they are proved. The
  /// project has the text with them by now. Proved is that the file is well-formed, that the findings are
  /// gone and that no other has come, neither here nor in the files below. Of safe ones also that the
  /// effective configuration is the same but for the attributes that are edited. A finding may come where a
  /// structural one has gone: what could not be read can be judged now. One of an unsafe fix may also uncover
  /// an info, or what its own rule has to say of an inherited value.
  std::optional<std::string> refusal(Project& project, std::span<const fix::Choice> fixes,
                                     const fix::Applied& applied) const;

 private:
  /// Findings that are alike.
  struct Group {
    std::size_t count = 0;
    diag::Severity worst = diag::Severity::off;
  };
  using Counts = std::map<std::string, Group, std::less<>>;  // by rule and configuration path, or by rule

  static void add(Group& group, const diag::Diagnostic& finding);
  static Counts counts_of(const std::vector<diag::Diagnostic>& findings);
  static std::optional<EffectiveSettings> settings_of(Project& project, const std::string& path);
  std::optional<std::string> remaining(const Counts& after, std::span<const fix::Choice> fixes) const;
  /// The first finding that is new and must not be.
  const diag::Diagnostic* new_finding(const Counts& before, const FileReport& after,
                                      std::span<const fix::Choice> fixes) const;
  bool may_come(const diag::Diagnostic& finding, std::span<const fix::Choice> fixes) const;

  std::string path_;
  FileReport report_;
  Counts counts_;
  Counts rules_;
  std::map<std::string, Counts> below_;
  std::optional<EffectiveSettings> settings_;
};

}  // namespace iislint::engine
