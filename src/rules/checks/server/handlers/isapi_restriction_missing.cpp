#include "rules/checks/server/handlers/isapi_restriction_missing.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "rules/checks/server/support/handler_entries.h"
#include "rules/checks/support/known_server.h"
#include "rules/checks/support/reading.h"

namespace iislint::rules::checks {
namespace {

using Case = IsapiRestrictionMissing::Case;

constexpr std::string_view kSection = "system.webServer/security/isapiCgiRestriction";

/// The entries of the server; by path, whether it is allowed.
class Restrictions {
 public:
  explicit Restrictions(const config::Entries& entries) {
    for (const config::ElementRef& entry : entries.in_force)
      allowed_.emplace(comparable_path(text_of_entry(entry, "path")),
                       config::entry_value(entry, "allowed").number != 0);
  }

  bool empty() const { return allowed_.empty(); }

  /// What is wrong with the program; a CGI program may be listed with its arguments or without.
  std::optional<Case> problem_of(std::string_view program) const {
    auto found = allowed_.find(comparable_path(program));
    if (found == allowed_.end())
      found = allowed_.find(comparable_path(program.substr(0, end_of_path(program))));
    if (found == allowed_.end()) return Case::missing;
    return found->second ? std::nullopt : std::optional(Case::denied);
  }

 private:
  static std::size_t end_of_path(std::string_view command) {
    if (command.starts_with('"')) return command.find('"', 1);
    return command.find(' ');
  }

  std::map<std::string, bool> allowed_;
};

/// Whether everything that is not listed may run, or something is not known.
bool is_open(const FileView& file, std::string_view attribute) {
  for (const config::Layer& layer : file.section(kSection).layers("")) {
    const config::HierarchyFile& level = file.hierarchy().levels()[layer.level];
    const xml::AttributeId id = level.document->find_attribute(layer.element, attribute);
    if (id == xml::kNone) continue;
    const auto& bound = level.binding->attributes[id];
    if (bound.fact == schema::kNoId || !bound.good || bound.number != 0) return true;
  }
  return false;
}

}  // namespace

void check(const IsapiRestrictionMissing& rule, Reporter<IsapiRestrictionMissing>& reporter) {
  const FileView& file = rule.file();
  const config::Entries& entries = file.section(kSection).entries("", "");
  if (!knows_server(file) || entries.may_be_incomplete || entries.in_force.empty()) return;
  const Restrictions restrictions(entries);
  const bool is_isapi_open = is_open(file, "notListedIsapisAllowed");
  const bool is_cgi_open = is_open(file, "notListedCgisAllowed");
  for_each_own_entry(file, kHandlers, [&](const config::ElementRef& handler, const config::Layer&) {
    const std::string program = text_of_entry(handler, "scriptProcessor");
    const bool is_isapi = uses_module(handler, "IsapiModule") && !is_isapi_open;
    const bool is_cgi = uses_module(handler, "CgiModule") && !is_cgi_open;
    if (program.empty() || has_token(program) || (!is_isapi && !is_cgi)) return;
    const auto which = restrictions.problem_of(program);
    if (!which) return;
    IsapiRestrictionMissing::Finding finding;
    finding.at = anchor_of_attribute(file, handler.element, "scriptProcessor");
    finding.args = {.program = program};
    reporter.report(*which, std::move(finding));
  });
}

}  // namespace iislint::rules::checks
