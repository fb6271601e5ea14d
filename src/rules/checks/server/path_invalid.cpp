#include "rules/checks/server/path_invalid.h"

#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/text.h"
#include "config/server/server_columns.h"
#include "rules/checks/support/reading.h"
#include "rules/checks/support/site_texts.h"
#include "values/deployment_token.h"
#include "values/windows_path.h"

namespace iislint::rules::checks {
namespace {

using Case = PathInvalid::Case;
using values::PathKind;
using values::WindowsPath;

/// The case and the piece that is wrong; the whole path when the piece is empty.
struct PathTrouble {
  std::optional<Case> which;  ///< nothing when the path is sound
  std::size_t begin = 0;
  std::size_t end = 0;
};

PathTrouble trouble_of(const WindowsPath& path, std::string_view text, bool is_of_express) {
  if (!values::deployment_token(text).empty() || text.starts_with("[")) return {};
  switch (path.kind) {
    case PathKind::token:
    case PathKind::empty:
      return {};
    case PathKind::url:
      return {Case::url};
    case PathKind::unc_incomplete:
      return {Case::no_share};
    case PathKind::drive_relative:
      return {Case::drive_relative};
    case PathKind::root_relative:
    case PathKind::relative:
      // Development tools start IIS Express where such a path makes sense.
      return is_of_express ? PathTrouble{} : PathTrouble{Case::relative};
    default:
      break;
  }
  if (path.illegal != std::string_view::npos) return {Case::illegal, path.illegal, path.illegal + 1};
  if (path.variable_begin < path.variable_end)
    return {Case::variable, path.variable_begin, path.variable_end};
  if (path.has_leading_blank || path.has_trailing_blank) return {Case::blank};
  if (path.has_slashes) return {Case::slashes};
  return {};
}

std::vector<std::string> sites_of(const FileView& file, const config::SiteRow& site) {
  std::string name = name_of(file, site);
  if (name.empty()) return {};
  return {std::move(name)};
}

/// Paths of one file; a variable is spoken of once.
class PathJudge {
 public:
  PathJudge(const PathInvalid& rule, Reporter<PathInvalid>& reporter) : rule_(rule), reporter_(reporter) {}

  /// `site` is the one whose folder it is, or null.
  void judge(xml::NodeId element, xml::AttributeId attribute, const WindowsPath& path,
             const config::SiteRow* site);

 private:
  const PathInvalid& rule_;
  Reporter<PathInvalid>& reporter_;
  std::set<std::string> variables_;
};

void PathJudge::judge(xml::NodeId element, xml::AttributeId attribute, const WindowsPath& path,
                      const config::SiteRow* site) {
  const std::string text = text_of(rule_.file(), attribute);
  const PathTrouble trouble = trouble_of(path, text, rule_.file().columns().is_of_express());
  // In a broken tag a secret may have run into the path, and messages show pieces of it.
  if (!trouble.which || is_secret(rule_.file(), rule_.file().document().attribute(attribute))) return;
  PathInvalid::Finding finding;
  finding.at = anchor_of_piece(rule_.file(), element, attribute, trouble.begin, trouble.end);
  const std::string piece =
      trouble.begin < trouble.end ? text.substr(trouble.begin, trouble.end - trouble.begin) : text;
  if (trouble.which == Case::variable && !variables_.insert(base::lower(piece)).second) return;
  finding.args = {
      .attribute = std::string(rule_.file().document().name(rule_.file().document().attribute(attribute))),
      .piece = piece};
  if (site != nullptr) finding.sites = sites_of(rule_.file(), *site);
  reporter_.report(*trouble.which, std::move(finding));
}

void report_missing(const PathInvalid& rule, Reporter<PathInvalid>& reporter, const config::FolderRow& folder,
                    const config::SiteRow& site) {
  PathInvalid::Finding finding;
  finding.at = anchor_of_attribute(rule.file(), folder.element, "physicalPath");
  finding.sites = sites_of(rule.file(), site);
  reporter.report(Case::missing, std::move(finding));
}

}  // namespace

void check(const PathInvalid& rule, Reporter<PathInvalid>& reporter) {
  const FileView& file = rule.file();
  const config::ServerColumns& server = file.columns();
  PathJudge paths(rule, reporter);
  for (std::size_t row = 0; row < server.folders().size(); ++row) {
    const config::FolderRow& folder = server.folders()[row];
    if (folder.has_plain_path) continue;
    const config::SiteRow& site = server.sites()[server.site_of_folder(folder)];
    if (!folder.may_have_path) {
      report_missing(rule, reporter, folder, site);
    } else if (folder.physical_path != xml::kNone) {
      paths.judge(folder.element, folder.physical_path, server.path_of(row), &site);
    }
  }
  constexpr std::string_view kDirectory = "directory";
  const xml::Document& document = file.document();
  std::string buffer;
  for_each_attribute(document, [&](xml::NodeId element, xml::AttributeId attribute) {
    const xml::Attribute& written = document.attribute(attribute);
    if (written.name_end - written.name_begin != kDirectory.size()) return;
    const schema::AttributeFact* fact = file.binding().fact(attribute);
    if (fact == nullptr || !fact->expanded || fact->name != kDirectory) return;
    const std::string_view text = document.value(written, buffer);
    if (!values::is_ordinary_path(text))
      paths.judge(element, attribute, values::parse_windows_path(text), nullptr);
  });
}

}  // namespace iislint::rules::checks
