// The FTP log in force for a site: its own, or the one of the server when that is central.
#include <algorithm>
#include <unordered_map>

#include "base/text.h"
#include "rules/code/reading.h"
#include "rules/code_rules.h"
#include "values/windows_path.h"
#include "xml/anchor.h"

namespace iislint::rules::code {
namespace {

using config::Value;

/// Without them a log does not tell who did what, when, from where and with which result.
constexpr std::string_view kNeededFields[] = {"Date",   "Time",    "ClientIP",  "UserName",
                                              "Method", "UriStem", "FtpStatus", "Session"};

const Value& in_force(const RuleEvaluation& run, std::string_view own, std::string_view central) {
  constexpr std::int64_t kCentral = 1;
  return run.value("mode").number == kCentral ? run.value(central) : run.value(own);
}

bool is_own(const RuleEvaluation& run, const Value& value) {
  return value.is_written() && value.document == &run.document();
}

/// Writes the names behind those that are there; a number would be hard to read with names beside it.
void add_fix(const RuleEvaluation& run, const Value& flags, const std::vector<std::string>& missing,
             FindingArgs& details) {
  const xml::Attribute& attribute = run.document().attribute(flags.attribute);
  const std::string_view text = base::trim(flags.text);
  if (!attribute.quoted || !attribute.closed) return;
  if (!text.empty() && (base::is_digit(text.front()) || text.back() == ',')) return;
  std::string written(text);
  for (const std::string& name : missing)
    written += (written.empty() ? "" : ", ") + name;
  details.fixes.push_back({"Log the missing fields too",
                           diag::FixSafety::safe,
                           {{xml::content_of(run.document(), attribute), std::move(written)}}});
}

}  // namespace

void ftp_log_fields_missing(RuleEvaluation& run) {
  if (in_force(run, "enabled", "centralEnabled").number == 0) return;
  const Value& flags = in_force(run, "fields", "centralFields");
  if (!is_own(run, flags)) return;
  std::vector<std::string> missing;
  for (const schema::Word& word : flags.fact->value->words) {
    const bool is_needed =
        std::find(std::begin(kNeededFields), std::end(kNeededFields), word.name) != std::end(kNeededFields);
    if (is_needed && (flags.number & word.number) == 0) missing.emplace_back(word.name);
  }
  if (missing.empty()) return;
  FindingArgs details;
  details.at = run.anchor_of(flags);
  details.holes = {{"missing", base::join_words(missing, "and")}};
  add_fix(run, flags, missing, details);
  run.report("", std::move(details));
}

namespace {

/// A folder that a site hands out.
struct Content {
  const config::SiteOutline* site;
  const config::FolderOutline* folder;
};

/// The first of each folder, by its normal path.
using Contents = std::unordered_map<std::string, Content>;

Contents contents_of(const RuleEvaluation& run) {
  Contents contents;
  for (const config::SiteOutline& site : outline_of(run).sites) {
    for (const config::ApplicationOutline& application : site.applications) {
      for (const config::FolderOutline& folder : application.folders) {
        const values::WindowsPath& path = folder.on_disk;
        // A whole drive as content is the greater mistake, and holds any log.
        if (path.kind == values::PathKind::drive_root || path.normal.empty()) continue;
        contents.emplace(path.normal, Content{&site, &folder});
      }
    }
  }
  return contents;
}

/// The nearest folder around the log that some site hands out, or null.
const Content* content_around(RuleEvaluation& run, const std::string& log) {
  const auto& contents = run.once<Contents>([&] { return contents_of(run); });
  for (std::size_t end = log.size(); end != std::string::npos && end > 0; end = log.rfind('\\', end - 1)) {
    const auto found = contents.find(log.substr(0, end));
    if (found != contents.end()) return &found->second;
  }
  return nullptr;
}

}  // namespace

void ftp_log_system_drive(RuleEvaluation& run) {
  if (in_force(run, "enabled", "centralEnabled").number == 0) return;
  const Value& directory = in_force(run, "directory", "centralDirectory");
  if (directory.is_written() && !is_own(run, directory)) return;
  const values::WindowsPath path = values::parse_windows_path(directory.text);
  if (!path.is_absolute() || path.normal.empty()) return;
  FindingArgs details;
  details.at =
      directory.is_written() ? run.anchor_of(directory) : run.anchor_of_element(run.site().element());
  details.holes = {{"path", directory.text}};
  if (const Content* content = content_around(run, path.normal)) {
    const bool is_own_site = content->site->element == run.site().element();
    details.related.push_back(
        {is_own_site ? "the site hands out this folder" : "another site hands out this folder",
         run.span_of(content->folder->element, "physicalPath")});
    return run.report("below-content", std::move(details));
  }
  if (!path.normal.starts_with("c:")) return;
  run.report(directory.is_written() ? "system-drive" : "default", std::move(details));
}

}  // namespace iislint::rules::code
