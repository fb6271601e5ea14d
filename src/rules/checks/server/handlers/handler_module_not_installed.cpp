#include "rules/checks/server/handlers/handler_module_not_installed.h"

#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/nearest.h"
#include "base/text.h"
#include "base/word_list.h"
#include "rules/checks/server/support/handler_entries.h"
#include "rules/checks/support/known_server.h"
#include "rules/checks/support/reading.h"

namespace iislint::rules::checks {
namespace {

using Case = HandlerModuleNotInstalled::Case;

constexpr std::string_view kGlobalModules = "system.webServer/globalModules";

/// What the server has: native modules, and managed ones that some file adds.
class InstalledModules {
 public:
  explicit InstalledModules(const FileView& file) {
    for (const config::ElementRef& entry : file.section(kGlobalModules).entries("", "").in_force)
      native_.insert(text_of_entry(entry, "name"));
    const config::Hierarchy& hierarchy = file.hierarchy();
    for (std::size_t level = 0; level < hierarchy.levels().size(); ++level) {
      const config::HierarchyFile& one = hierarchy.levels()[level];
      for (const config::Layer& layer : hierarchy.sections(level, kModules)) {
        config::for_each_below({one.document, one.binding, layer.element}, "add", [&](xml::NodeId id) {
          const config::ElementRef entry{one.document, one.binding, id};
          if (!text_of_entry(entry, "type").empty()) managed_.insert(text_of_entry(entry, "name"));
        });
      }
    }
    near_ = base::NearestOf(std::vector<std::string_view>(native_.begin(), native_.end()));
  }

  bool has(const std::string& module) const { return native_.count(module) + managed_.count(module) != 0; }

  std::string meant(const std::string& module) {
    const auto near = near_.find(module);
    return near ? "; the closest name is " + std::string(*near) : std::string();
  }

 private:
  std::set<std::string> native_, managed_;
  base::NearestOf near_;
};

bool knows_modules(const FileView& file) {
  const config::Entries& entries = file.section(kGlobalModules).entries("", "");
  return knows_server(file) && !entries.may_be_incomplete && !entries.in_force.empty();
}

class Judge {
 public:
  Judge(const HandlerModuleNotInstalled& rule, Reporter<HandlerModuleNotInstalled>& reporter)
      : file_(rule.file()), reporter_(reporter), installed_(rule.file()) {}

  void judge_handler(const config::ElementRef& handler) {
    if (file_.document().find_attribute(handler.element, "modules") == xml::kNone) return;
    for (const std::string& module : names_in(text_of_entry(handler, "modules")))
      judge(Case::handler, handler, "modules", module);
  }

  void judge_module(const config::ElementRef& module) {
    if (text_of_entry(module, "type").empty())
      judge(Case::module, module, "name", text_of_entry(module, "name"));
  }

 private:
  void judge(Case which, const config::ElementRef& entry, std::string_view attribute,
             const std::string& module) {
    if (module.empty() || has_token(module) || installed_.has(module)) return;
    HandlerModuleNotInstalled::Finding finding;
    finding.at = anchor_of_attribute(file_, entry.element, attribute);
    finding.args = {.module = module, .meant = installed_.meant(module)};
    reporter_.report(which, std::move(finding));
  }

  const FileView& file_;
  Reporter<HandlerModuleNotInstalled>& reporter_;
  InstalledModules installed_;
};

/// A server that is not known may have whatever module, but hardly one that differs in a letter from one that
/// IIS is shipped with.
class Misspellings {
 public:
  explicit Misspellings(const FileView& file) : added_(values_in_all_files(file, kModules, "add", "name")) {
    const config::Hierarchy all = file.hierarchy().below_shipped();
    for (std::size_t level = 0; level < file.hierarchy().shipped().size(); ++level) {
      const config::HierarchyFile& one = all.levels()[level];
      for (const config::Layer& layer : all.sections(level, kModules)) {
        config::for_each_below({one.document, one.binding, layer.element}, "add", [&](xml::NodeId id) {
          shipped_.insert(text_of_entry({one.document, one.binding, id}, "name"));
        });
      }
    }
    candidates_.assign(shipped_.begin(), shipped_.end());
    for (const std::string_view one :
         {"CgiModule", "FastCgiModule", "IsapiModule", "AspNetCoreModule", "AspNetCoreModuleV2", "iisnode",
          "httpPlatformHandler", "WebDAVModule", "ServerSideIncludeModule", "ManagedPipelineHandler"})
      candidates_.push_back(one);
  }

  std::optional<std::string_view> meant(const std::string& module) const {
    if (added_.count(base::lower(module)) != 0 || base::has_word(candidates_, module)) return std::nullopt;
    return base::sure_correction(module, candidates_);
  }

 private:
  std::set<std::string> added_, shipped_;
  std::vector<std::string_view> candidates_;
};

void judge_spelling(const FileView& file, Reporter<HandlerModuleNotInstalled>& reporter) {
  std::optional<Misspellings> spelling;
  for_each_own_entry(file, kHandlers, [&](const config::ElementRef& handler, const config::Layer&) {
    const xml::AttributeId id = file.document().find_attribute(handler.element, "modules");
    if (id == xml::kNone) return;
    if (!spelling) spelling.emplace(file);
    const std::string list = text_of(file, id);
    for (const std::string_view piece : base::split(list, ',')) {
      const std::string module(base::trim(piece));
      const auto meant = has_token(module) ? std::nullopt : spelling->meant(module);
      if (!meant) continue;
      const auto begin = static_cast<std::size_t>(base::trim(piece).data() - list.data());
      HandlerModuleNotInstalled::Finding finding;
      finding.at = anchor_of_piece(file, handler.element, id, begin, begin + module.size());
      finding.args = {.module = module, .meant = std::string(*meant)};
      reporter.report(Case::misspelled, std::move(finding));
    }
  });
}

}  // namespace

void check(const HandlerModuleNotInstalled& rule, Reporter<HandlerModuleNotInstalled>& reporter) {
  if (!knows_modules(rule.file())) {
    if (!knows_server(rule.file())) judge_spelling(rule.file(), reporter);
    return;
  }
  Judge judge(rule, reporter);
  for_each_own_entry(rule.file(), kHandlers, [&](const config::ElementRef& entry, const config::Layer&) {
    judge.judge_handler(entry);
  });
  for_each_own_entry(rule.file(), kModules, [&](const config::ElementRef& entry, const config::Layer&) {
    judge.judge_module(entry);
  });
}

}  // namespace iislint::rules::checks
