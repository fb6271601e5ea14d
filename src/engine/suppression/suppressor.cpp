#include "engine/suppression/suppressor.h"

#include <algorithm>
#include <functional>
#include <tuple>

#include "base/glob.h"
#include "base/text.h"

namespace iislint::engine {
namespace {

using diag::BuiltinRule;
using diag::Diagnostic;

constexpr auto kNoEntry = static_cast<std::size_t>(-1);

/// An empty list means all.
template <typename Matches>
bool fits(const std::vector<std::string>& globs, Matches&& matches) {
  return globs.empty() || std::any_of(globs.begin(), globs.end(), matches);
}

bool concerns(const settings::Suppression& entry, const Diagnostic& finding) {
  if (!std::binary_search(entry.rules.begin(), entry.rules.end(), finding.rule_id)) return false;
  const auto fits_path = [&](const std::string& glob) {
    return base::matches_glob(finding.config_path, glob);
  };
  if (!fits(entry.key_paths, fits_path)) return false;
  if (entry.sites.empty()) return true;
  return !finding.sites.empty() &&
         std::all_of(finding.sites.begin(), finding.sites.end(), [&](const std::string& site) {
           return fits(entry.sites, [&](const std::string& glob) { return base::matches_glob(site, glob); });
         });
}

}  // namespace

Suppressor::Suppressor(const std::vector<InlineSuppression>& comments, const FilePolicy& choice,
                       std::string_view path, std::optional<base::Date> today)
    : choice_(choice), today_(today) {
  for (const InlineSuppression& comment : comments) {
    Entry entry{&comment, kNoEntry};
    entry.is_over = is_over(comment.until);
    entries_.push_back(entry);
  }
  link();
  const settings::Settings* settings = choice.resolved().settings;
  if (settings == nullptr) return;
  for (const settings::Suppression& written : settings->suppressions) {
    if (!settings::fits_path(written.files, path)) continue;
    diag::Suppression shown;
    shown.reason = written.reason;
    shown.until = written.until.value_or("");
    shown.origin = written.origin;
    SettingsEntry entry{&written, std::make_shared<const diag::Suppression>(std::move(shown))};
    entry.is_over = written.until && is_over(base::date_from(*written.until));
    settings_.push_back(std::move(entry));
  }
}

bool Suppressor::is_over(const std::optional<base::Date>& until) const {
  return until && today_ && *today_ > *until;
}

// What the comments of one rule cover lies inside each other or apart, as elements do.
void Suppressor::link() {
  const auto key = [](const Entry& e) {
    return std::tuple(e.comment->rule->id, e.comment->covered.begin, ~e.comment->covered.end, e.is_over);
  };
  std::stable_sort(entries_.begin(), entries_.end(),
                   [&](const Entry& a, const Entry& b) { return key(a) < key(b); });
  std::vector<std::size_t> open;
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    Entry& entry = entries_[i];
    const auto holds = [&](std::size_t other) {
      return entries_[other].comment->rule == entry.comment->rule &&
             entries_[other].comment->covered.contains(entry.comment->covered);
    };
    while (!open.empty() && !holds(open.back()))
      open.pop_back();
    if (!open.empty()) entry.outer = open.back();
    entry.is_repeated = !open.empty() && entries_[open.back()].comment->covered == entry.comment->covered;
    if (!entry.is_repeated) open.push_back(i);
  }
}

std::shared_ptr<const diag::Suppression> Suppressor::judge(const Diagnostic& finding, bool is_wanted) {
  if (!finding.rule->suppressible) return nullptr;
  if (!settings_.empty()) mark_used(finding);
  if (const InlineSuppression* comment = live_comment(finding)) return comment->shown;
  auto by_settings = judge_by_settings(finding, is_wanted);
  if (is_wanted && by_settings == nullptr) remember(finding);
  return by_settings;
}

void Suppressor::remember(const Diagnostic& finding) {
  if (entries_.empty()) return;
  for (const std::string& site : finding.sites)
    by_site_.try_emplace({finding.rule->id, site}, finding.span);
}

/// The innermost that silences the finding, or null. All of them are of use, the outer ones too.
const InlineSuppression* Suppressor::live_comment(const Diagnostic& finding) {
  const auto begins_behind = [](const Diagnostic& d, const Entry& e) {
    return std::tie(d.rule->id, d.span.begin) < std::tie(e.comment->rule->id, e.comment->covered.begin);
  };
  const auto after = std::upper_bound(entries_.begin(), entries_.end(), finding, begins_behind);
  if (after == entries_.begin() || std::prev(after)->comment->rule != finding.rule) return nullptr;
  const InlineSuppression* live = nullptr;
  for (auto i = static_cast<std::size_t>(after - entries_.begin()) - 1; i != kNoEntry;
       i = entries_[i].outer) {
    Entry& entry = entries_[i];
    const source::Span& covered = entry.comment->covered;
    if (entry.is_repeated || covered.file != finding.span.file || finding.span.begin < covered.begin ||
        finding.span.begin >= covered.end)
      continue;
    entry.is_used = true;
    if (live == nullptr && !entry.is_over) live = entry.comment;
  }
  return live;
}

void Suppressor::mark_used(const Diagnostic& finding) {
  for (SettingsEntry& entry : settings_) {
    if (concerns(*entry.written, finding)) entry.used.insert(finding.rule->id);
  }
}

std::vector<UsedSuppression> Suppressor::used() const {
  std::vector<UsedSuppression> all;
  for (const SettingsEntry& entry : settings_) {
    for (const std::string_view rule : entry.used)
      all.push_back({entry.written, rule});
  }
  return all;
}

std::shared_ptr<const diag::Suppression> Suppressor::judge_by_settings(const Diagnostic& finding,
                                                                       bool is_wanted) {
  SettingsEntry* over = nullptr;
  for (SettingsEntry& entry : settings_) {
    if (!concerns(*entry.written, finding)) continue;
    if (!entry.is_over) return entry.shown;
    over = &entry;
  }
  if (over != nullptr && is_wanted && (!over->lets_through || finding.span < over->lets_through->place))
    over->lets_through = Passage{finding.span, finding.rule->id};
  return nullptr;
}

void Suppressor::add_findings(Certainty certainty, diag::FindingList& findings) const {
  for (const Entry& entry : entries_) {
    if (!entry.is_used && certainty != Certainty::none && can_speak(*entry.comment->rule, certainty)) {
      if (findings.has_room_for(diag::facts_of(BuiltinRule::suppression_unused).id))
        findings.add(unused(entry));
    } else if (entry.is_over) {
      findings.add(expired(*entry.comment));
    }
  }
  for (const SettingsEntry& entry : settings_) {
    if (!entry.lets_through) continue;
    findings.add({BuiltinRule::suppression_expired, entry.lets_through->place,
                  source::to_string(*entry.shown->origin) + " suppressed " +
                      std::string(entry.lets_through->rule) + " here until " + entry.shown->until +
                      ": its findings are reported again"});
  }
}

Diagnostic Suppressor::expired(const InlineSuppression& comment) {
  Diagnostic finding(BuiltinRule::suppression_expired, comment.date,
                     "this comment suppressed " + std::string(comment.rule->id) + " until " +
                         comment.shown->until + ": its findings are reported again");
  finding.actual = comment.shown->until;
  finding.config_path = comment.element->config_path;
  // Whether the exception is over or needs more time is for a person to decide.
  finding.fixes.push_back(comment.removal());
  finding.fixes.back().safety = diag::FixSafety::unsafe;
  return finding;
}

Diagnostic Suppressor::unused(const Entry& entry) const {
  const InlineSuppression& comment = *entry.comment;
  const std::string id(comment.rule->id);
  const bool is_twice = entry.is_repeated && entries_[entry.outer].comment->shown == comment.shown;
  Diagnostic finding(BuiltinRule::suppression_unused, comment.name,
                     is_twice            ? "this comment names " + id + " twice"
                     : entry.is_repeated ? "another comment has the same effect for " + id
                                         : id + " finds nothing in what this comment covers");
  if (!entry.is_repeated) say_where_site_is_found(comment, finding);
  finding.actual = id;
  finding.config_path = comment.element->config_path;
  finding.fixes.push_back(comment.removal());
  return finding;
}

/// A finding about an inherited value stands where the value is written, outside its sites.
void Suppressor::say_where_site_is_found(const InlineSuppression& comment, Diagnostic& finding) const {
  const auto found = by_site_.find({comment.rule->id, comment.element->site});
  if (comment.element->site.empty() || found == by_site_.end()) return;
  finding.message += ": its finding about site " + comment.element->site + " is elsewhere";
  finding.related.push_back({"the finding about this site is here", found->second});
  finding.help =
      "Write the comment where the finding is, to suppress it for all sites that inherit the value. For this "
      "site alone an entry under suppressions of .iislint.json suppresses it, with the site in \"sites\".";
}

bool Suppressor::can_speak(const diag::RuleInfo& rule, Certainty certainty) const {
  if (certainty == Certainty::of_this_file && rule.scope == "workspace") return false;
  return choice_.is_wanted(rule);
}

}  // namespace iislint::engine
