#include "engine/baseline/baseline.h"

#include <algorithm>
#include <iterator>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

#include "base/json.h"
#include "base/json_writer.h"
#include "engine/failures.h"
#include "source/line_index.h"
#include "source/paths.h"

namespace iislint::engine {
namespace {

using base::Json;
using base::JsonKind;
using diag::Diagnostic;

constexpr std::size_t kMaxBytes = std::size_t{64} * 1024 * 1024;
constexpr std::int64_t kVersion = 1;

/// Of one entry; an error message when it is none.
std::string read_entry(const Json& json, BaselineEntry& entry) {
  if (!json.is(JsonKind::object)) return "a finding must be an object";
  const std::pair<std::string_view, std::string*> parts[] = {{"fingerprint", &entry.fingerprint},
                                                             {"path", &entry.path},
                                                             {"ruleId", &entry.rule},
                                                             {"configPath", &entry.config_path}};
  for (const auto& [key, target] : parts) {
    const Json* value = json.find(key);
    if (value != nullptr && value->is(JsonKind::string)) *target = value->string;
  }
  const bool is_whole = !entry.fingerprint.empty() && !entry.path.empty() && !entry.rule.empty();
  return is_whole ? "" : "a finding must have 'fingerprint', 'path' and 'ruleId'";
}

bool may_be_known(const Diagnostic& finding) {
  return finding.rule->suppressible;
}

std::shared_ptr<const diag::Suppression> suppression_by(const BaselineEntry& entry) {
  diag::Suppression suppression;
  suppression.reason = "in the baseline";
  suppression.origin = entry.origin;
  suppression.is_baseline = true;
  return std::make_shared<const diag::Suppression>(std::move(suppression));
}

/// Whether a run over the whole file would have found what the entry names.
bool was_looked_for(const BaselineEntry& entry, const CheckedFile& file, const Project& project) {
  if (file.status == FileStatus::skipped) return true;
  if (file.status != FileStatus::checked) return false;
  const FilePolicy& policy = project.policy_of(file.id);
  const diag::RuleInfo* rule = policy.rules().find(entry.rule);
  return rule == nullptr || policy.is_wanted(*rule);
}

bool is_before(const BaselineEntry& a, const BaselineEntry& b) {
  return std::tie(a.path, a.rule, a.config_path, a.fingerprint) <
         std::tie(b.path, b.rule, b.config_path, b.fingerprint);
}

}  // namespace

base::Result<Baseline> Baseline::parse(const std::string& path, std::string_view text) {
  const auto json = base::parse_json(path, text, base::ErrorCode::usage);
  if (!json) return json.error();
  const auto wrong = [&](const Json& at, const std::string& what) {
    return base::error_at(path, text, at.begin, what, base::ErrorCode::usage);
  };
  const Json* version = json->find("formatVersion");
  if (version == nullptr || !version->is(JsonKind::integer) || version->integer != kVersion)
    return wrong(version != nullptr ? *version : *json, "this is no baseline of format version 1");
  const Json* findings = json->find("findings");
  if (findings == nullptr || !findings->is(JsonKind::array))
    return wrong(*json, "a baseline must have a list of 'findings'");
  const source::LineIndex lines(text);
  Baseline baseline;
  for (const Json& item : findings->items) {
    BaselineEntry entry;
    if (const std::string problem = read_entry(item, entry); !problem.empty()) return wrong(item, problem);
    entry.origin = source::location_of(path, text, lines, item.begin, item.end);
    baseline.entries_.try_emplace(entry.fingerprint, std::move(entry));
  }
  return baseline;
}

base::Result<Baseline> Baseline::read(const source::FileReader& reader, const std::string& path) {
  const auto text = reader.read(path, kMaxBytes);
  if (!text) return base::Error{base::ErrorCode::usage, path + ": " + text.error().message};
  return parse(path, *text);
}

BaselineComparison compare(const Baseline& baseline, const Analysis& analysis, Project& project,
                           const source::FileReader& reader) {
  std::unordered_set<std::string_view> found;
  for (const auto* findings : {&analysis.diagnostics, &analysis.suppressed}) {
    for (const Diagnostic& finding : *findings)
      found.insert(finding.fingerprint);
  }
  std::unordered_map<source::FileId, const CheckedFile*> files;
  for (const CheckedFile& file : analysis.files)
    files.emplace(file.id, &file);
  const std::string folder = source::folder_of(reader.absolute(project.options().baseline_file));
  BaselineComparison comparison;
  for (const auto& [fingerprint, entry] : baseline.entries()) {
    if (found.count(fingerprint) != 0) {
      ++comparison.known;
      continue;
    }
    const std::string path = source::join(folder, entry.path);
    const auto id = project.files().find(path);
    const auto file = id ? files.find(*id) : files.end();
    const bool is_stale = file != files.end() ? was_looked_for(entry, *file->second, project)
                                              : reader.kind(path) == source::PathKind::missing;
    (is_stale ? comparison.stale : comparison.unseen).push_back(&entry);
  }
  return comparison;
}

void set_aside_known(const Baseline& baseline, Analysis& analysis, const Project& project) {
  const auto first = std::stable_partition(
      analysis.diagnostics.begin(), analysis.diagnostics.end(), [&](const Diagnostic& finding) {
        return !may_be_known(finding) || baseline.entries().count(finding.fingerprint) == 0;
      });
  if (first == analysis.diagnostics.end()) return;
  std::vector<Diagnostic> known(std::make_move_iterator(first),
                                std::make_move_iterator(analysis.diagnostics.end()));
  analysis.diagnostics.erase(first, analysis.diagnostics.end());
  for (Diagnostic& finding : known)
    finding.suppression = suppression_by(baseline.entries().at(finding.fingerprint));
  analysis.suppressed = merged_by_place(analysis.sources, std::move(analysis.suppressed), std::move(known));
  analysis.failures = count_failures(analysis, project, [](source::FileId) { return true; });
}

void write_baseline(const Analysis& analysis, const Project& project,
                    const std::vector<const BaselineEntry*>& others, std::ostream& out) {
  std::vector<BaselineEntry> entries;
  std::unordered_map<source::FileId, std::string> paths;
  for (const Diagnostic& finding : analysis.diagnostics) {
    if (!may_be_known(finding)) continue;
    std::string& path = paths[finding.span.file];
    if (path.empty()) path = project.identifying_path(finding.span.file);
    entries.push_back({finding.fingerprint, path, std::string(finding.rule_id), finding.config_path});
  }
  for (const BaselineEntry* other : others)
    entries.push_back(*other);
  std::sort(entries.begin(), entries.end(), is_before);
  base::JsonWriter json(out);
  json.begin_object();
  json.key("formatVersion").number(kVersion);
  json.key("findings").begin_array();
  for (const BaselineEntry& entry : entries) {
    json.begin_object(base::JsonWriter::Layout::one_line);
    json.key("path").string(entry.path);
    json.key("ruleId").string(entry.rule);
    if (!entry.config_path.empty()) json.key("configPath").string(entry.config_path);
    json.key("fingerprint").string(entry.fingerprint);
    json.end_object();
  }
  json.end_array().end_object();
  json.finish();
}

}  // namespace iislint::engine
