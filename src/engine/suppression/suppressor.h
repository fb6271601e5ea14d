// Takes findings aside that somebody has silenced, by a comment or in the settings, and says which comments
// are over or do nothing.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "base/date.h"
#include "diag/finding_list.h"
#include "engine/policy/file_policy.h"
#include "engine/suppression/inline_suppressions.h"
#include "source/span.h"

namespace iislint::engine {

/// What it means that a file has no finding of a rule.
enum class Certainty : std::uint8_t {
  none,          ///< nothing: not all of the file could be judged
  of_this_file,  ///< nothing for rules that look at the files above it too
  whole,         ///< that there is none
};

/// An entry of the settings that silences a finding of that rule.
struct UsedSuppression {
  const settings::Suppression* entry;
  std::string_view rule;
};

/// For the findings of one file. Borrows all it is given; `path` is what FileReader::absolute says, and
/// matters to the settings only. `today` is the day by which suppressions end; unset: none does.
class Suppressor {
 public:
  Suppressor(const std::vector<InlineSuppression>& comments, const FilePolicy& choice, std::string_view path,
             std::optional<base::Date> today);

  /// Why the finding is silenced, or null. It wants to be asked about findings that are not to be reported as
  /// well (`is_wanted` is false): a comment that silences them is of use in another run.
  std::shared_ptr<const diag::Suppression> judge(const diag::Diagnostic& finding, bool is_wanted);

  /// Which rules of which entries of the settings were of use. What is over, or a comment silences as well,
  /// is.
  std::vector<UsedSuppression> used() const;

  /// suppression-expired and suppression-unused, once all findings have been judged. What is over and would
  /// silence nothing is unused.
  void add_findings(Certainty certainty, diag::FindingList& findings) const;

 private:
  struct Entry {
    const InlineSuppression* comment;
    std::size_t outer;         ///< the entry of the same rule whose element holds this one's, or kNoEntry
    bool is_over = false;      ///< by its date
    bool is_repeated = false;  ///< the entry before it covers the same
    bool is_used = false;
  };
  struct Passage {
    source::Span place;
    std::string_view rule;
  };
  struct SettingsEntry {
    const settings::Suppression* written;
    std::shared_ptr<const diag::Suppression> shown;
    bool is_over = false;
    std::unordered_set<std::string_view> used = {};      ///< rules that it silences somewhere
    std::optional<Passage> lets_through = std::nullopt;  ///< the first finding that is reported again
  };

  void link();
  void remember(const diag::Diagnostic& finding);
  const InlineSuppression* live_comment(const diag::Diagnostic& finding);
  std::shared_ptr<const diag::Suppression> judge_by_settings(const diag::Diagnostic& finding, bool is_wanted);
  void mark_used(const diag::Diagnostic& finding);
  bool is_over(const std::optional<base::Date>& until) const;
  bool can_speak(const diag::RuleInfo& rule, Certainty certainty) const;
  static diag::Diagnostic expired(const InlineSuppression& comment);
  diag::Diagnostic unused(const Entry& entry) const;
  void say_where_site_is_found(const InlineSuppression& comment, diag::Diagnostic& finding) const;

  const FilePolicy& choice_;
  std::optional<base::Date> today_;
  /// By rule and site: where a finding is that no comment silences.
  std::map<std::pair<std::string_view, std::string>, source::Span> by_site_;
  std::vector<Entry> entries_;  ///< by rule, then place, those that hold others first
  std::vector<SettingsEntry> settings_;
};

}  // namespace iislint::engine
