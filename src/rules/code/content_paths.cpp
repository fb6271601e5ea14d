// Folders of content: what is wrong with a path by itself, and paths of several sites in or upon each other.
#include <algorithm>
#include <map>
#include <set>

#include "base/text.h"
#include "rules/code/reading.h"
#include "rules/code_rules.h"
#include "values/deployment_token.h"

namespace iislint::rules::code {
namespace {

using config::FolderOutline;
using config::ServerOutline;
using config::SiteOutline;
using values::PathKind;
using values::WindowsPath;

/// The name of the case and the piece that is wrong; an empty name when the path is sound.
struct PathTrouble {
  std::string_view variant;
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
      return {"url"};
    case PathKind::unc_incomplete:
      return {"no-share"};
    case PathKind::drive_relative:
      return {"drive-relative"};
    case PathKind::root_relative:
    case PathKind::relative:
      // Development tools start IIS Express where such a path makes sense.
      return is_of_express ? PathTrouble{} : PathTrouble{"relative"};
    default:
      break;
  }
  if (path.illegal != std::string_view::npos) return {"illegal", path.illegal, path.illegal + 1};
  if (path.variable_begin < path.variable_end) return {"variable", path.variable_begin, path.variable_end};
  if (path.has_leading_blank || path.has_trailing_blank) return {"blank"};
  if (path.has_slashes) return {"slashes"};
  return {};
}

/// Paths of one file; a variable is spoken of once.
class PathJudge {
 public:
  explicit PathJudge(RuleEvaluation& run) : run_(run) {}

  void judge(xml::NodeId element, xml::AttributeId attribute, const WindowsPath& path,
             const std::string& site);

 private:
  RuleEvaluation& run_;
  std::set<std::string> variables_;
};

void PathJudge::judge(xml::NodeId element, xml::AttributeId attribute, const WindowsPath& path,
                      const std::string& site) {
  const std::string text = text_of(run_, attribute);
  const PathTrouble trouble = trouble_of(path, text, outline_of(run_).is_of_express);
  // In a broken tag a secret may have run into the path, and messages show pieces of it.
  if (trouble.variant.empty() || is_secret(run_, run_.document().attribute(attribute))) return;
  FindingArgs details;
  details.at = spot_of_piece(run_, element, attribute, trouble.begin, trouble.end);
  const std::string piece =
      trouble.begin < trouble.end ? text.substr(trouble.begin, trouble.end - trouble.begin) : text;
  if (trouble.variant == "variable" && !variables_.insert(base::lower(piece)).second) return;
  details.holes = {{"attribute", std::string(run_.document().name(run_.document().attribute(attribute)))},
                   {"piece", piece}};
  if (!site.empty()) details.sites = {site};
  run_.report(trouble.variant, std::move(details));
}

/// A folder that a site serves.
struct Content {
  const SiteOutline* site;
  const FolderOutline* folder;
  std::string_view normal;
  bool is_root;  ///< of the site
};

bool stands_before(const Content& a, const Content& b) {
  return std::lexicographical_compare(
      a.normal.begin(), a.normal.end(), b.normal.begin(), b.normal.end(),
      [](char x, char y) { return (x == '\\' ? '\1' : x) < (y == '\\' ? '\1' : y); });
}

/// The folders that sites serve over HTTP, a folder behind the one that it lies in. A path that begins with a
/// variable of unknown value compares as it is written.
std::vector<Content> web_content(RuleEvaluation& run) {
  std::vector<Content> result;
  for (const SiteOutline& site : outline_of(run).sites) {
    if (!site.speaks_http()) continue;
    const FolderOutline* root = site.root_folder();
    for (const config::ApplicationOutline& application : site.applications) {
      for (const FolderOutline& folder : application.folders) {
        if (!folder.physical_path.is_written()) continue;
        const std::string_view normal = folder.on_disk.normal;
        if (!normal.empty()) result.push_back({&site, &folder, normal, &folder == root});
      }
    }
  }
  std::stable_sort(result.begin(), result.end(), stands_before);
  return result;
}

std::vector<Content> web_roots(RuleEvaluation& run) {
  std::vector<Content> roots = web_content(run);
  std::erase_if(roots, [](const Content& one) { return !one.is_root; });
  return roots;
}

void report(RuleEvaluation& run, const Content& outer, const Content& inner, const char* related) {
  FindingArgs details;
  details.at = anchor_of_attribute(run, inner.folder->element, inner.folder->physical_path.attribute);
  details.related.push_back({related, run.span_of(outer.folder->element, "physicalPath")});
  details.sites = {outer.site->name, inner.site->name};
  run.report("", std::move(details));
}

/// The folders around the one in question, the outermost first.
class FoldersAround {
 public:
  void go_to(const Content& content) {
    while (!around_.empty() && !values::is_path_at_or_below(content.normal, around_.back()->normal))
      around_.pop_back();
  }

  /// The nearest one that really holds it and is of another site.
  const Content* outer_of(const Content& root) const {
    const auto found = std::find_if(around_.rbegin(), around_.rend(), [&](const Content* candidate) {
      return candidate->normal != root.normal && candidate->site != root.site;
    });
    return found == around_.rend() ? nullptr : *found;
  }

  /// Two sites on one folder are enough to find another site than the one in question.
  void add(const Content& content) {
    std::size_t same = 0;
    for (auto it = around_.rbegin(); it != around_.rend() && (*it)->normal == content.normal; ++it, ++same) {
      if ((*it)->site == content.site) return;
    }
    if (same < 2) around_.push_back(&content);
  }

 private:
  std::vector<const Content*> around_;
};

void report_missing(RuleEvaluation& run, const FolderOutline& folder, const std::string& site) {
  FindingArgs details;
  details.at = run.anchor_of_attribute(folder.element, "physicalPath");
  if (!site.empty()) details.sites = {site};
  run.report("missing", std::move(details));
}

}  // namespace

void path_invalid(RuleEvaluation& run) {
  PathJudge paths(run);
  for (const SiteOutline& site : outline_of(run).sites) {
    for (const config::ApplicationOutline& application : site.applications) {
      for (const FolderOutline& folder : application.folders) {
        if (!folder.may_have_path) {
          report_missing(run, folder, site.name);
        } else if (folder.physical_path.is_written()) {
          paths.judge(folder.element, folder.physical_path.attribute, folder.on_disk, site.name);
        }
      }
    }
  }
  const schema::Binding& binding = run.config().binding();
  for_each_attribute(run.document(), [&](xml::NodeId element, xml::AttributeId attribute) {
    const schema::AttributeFact* fact = binding.fact(attribute);
    if (fact == nullptr || !fact->expanded || fact->name != "directory") return;
    paths.judge(element, attribute, values::parse_windows_path(text_of(run, attribute)), "");
  });
}

void nested_content_path(RuleEvaluation& run) {
  const std::vector<Content> contents = web_content(run);
  FoldersAround around;
  for (const Content& content : contents) {
    around.go_to(content);
    const Content* outer = content.is_root ? around.outer_of(content) : nullptr;
    if (outer != nullptr) {
      report(run, *outer, content,
             outer->is_root ? "this site serves the folder around it"
                            : "this virtual directory of the other site is the folder around it");
    }
    if (content.site->starts) around.add(content);
  }
}

void same_content_path(RuleEvaluation& run) {
  const std::vector<Content> roots = web_roots(run);
  const Content* first = nullptr;
  for (const Content& root : roots) {
    if (first != nullptr && first->normal == root.normal) {
      report(run, *first, root, "this site serves the same folder");
    } else {
      first = &root;
    }
  }
}

void path_unc_without_credentials(RuleEvaluation& run) {
  const ServerOutline& server = outline_of(run);
  std::map<std::string, const config::PoolOutline*> pools;
  for (const config::PoolOutline& pool : server.pools)
    pools.try_emplace(base::lower(pool.name.text), &pool);
  for (const SiteOutline& site : server.sites) {
    if (site.speaks_ftp_only()) continue;
    for (const config::ApplicationOutline& application : site.applications) {
      const auto pool = pools.find(base::lower(application.pool.text));
      if (pool == pools.end() || pool->second->identity.text != "ApplicationPoolIdentity") continue;
      for (const FolderOutline& folder : application.folders) {
        if (!folder.user_name.text.empty() || !folder.physical_path.is_written()) continue;
        if (folder.on_disk.kind != PathKind::unc) continue;
        FindingArgs details;
        details.at = anchor_of_attribute(run, folder.element, folder.physical_path.attribute);
        details.related.push_back(
            {"this pool runs as ApplicationPoolIdentity", run.span_of(pool->second->element, "name")});
        details.sites = {site.name};
        run.report("", std::move(details));
      }
    }
  }
}

}  // namespace iislint::rules::code
