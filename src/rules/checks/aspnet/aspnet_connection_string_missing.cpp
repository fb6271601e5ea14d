#include "rules/checks/aspnet/aspnet_connection_string_missing.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>

#include "base/text.h"
#include "rules/checks/support/reading.h"
#include "schema/binding/config_path.h"

namespace iislint::rules::checks {
namespace {

/// Whether setup programs write it to machine.config: .NET and the providers of Oracle and MySQL.
bool is_of_machine(std::string_view name) {
  constexpr std::string_view kNames[] = {"LocalSqlServer", "OraAspNetConString", "LocalMySqlServer"};
  return std::any_of(std::begin(kNames), std::end(kNames),
                     [&](std::string_view one) { return base::equals_ignoring_case(one, name); });
}

bool is_machine_known(const FileView& file) {
  const auto& levels = file.hierarchy().levels();
  return std::any_of(levels.begin(), levels.end(), [](const config::HierarchyFile& level) {
    return level.kind == schema::FileKind::machine;
  });
}

bool is_missing(const FileView& file, xml::NodeId element, const std::string& name) {
  const config::Hierarchy& hierarchy = file.hierarchy();
  const config::SectionView& section = file.section("connectionStrings");
  const config::Entries& entries =
      section.entries(hierarchy.place_of(hierarchy.own_index(), element), std::string_view());
  if (section.may_be_incomplete() || entries.may_be_incomplete) return false;
  const bool is_supplied = !entries.is_cleared && !is_machine_known(file) && is_of_machine(name);
  // Keys end so (config::entry_key).
  return !is_supplied && !entries.in_force.find(base::lower(name) + "\n").exists();
}

}  // namespace

// The schema does not know the attributes of providers.
void check(const AspnetConnectionStringMissing& rule, Reporter<AspnetConnectionStringMissing>& reporter) {
  const FileView& file = rule.file();
  const xml::Document& document = file.document();
  if (document.text().find("connectionStringName") == std::string_view::npos) return;
  for_each_attribute(document, [&](xml::NodeId element, xml::AttributeId id) {
    if (document.name(document.attribute(id)) != "connectionStringName" || !is_bound(file, element)) return;
    if (!schema::group_path(document, file.binding(), element).starts_with("system.web/")) return;
    const std::string name = text_of(file, id);
    if (name.empty() || has_token(name) || !is_missing(file, element, name)) return;
    AspnetConnectionStringMissing::Finding finding;
    finding.at = anchor_of_attribute(file, element, id);
    finding.args = {.name = name};
    reporter.report(std::move(finding));
  });
}

}  // namespace iislint::rules::checks
