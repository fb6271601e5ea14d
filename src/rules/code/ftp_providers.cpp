// Providers of the FTP service: names that mean none, providers that nobody names, class ids.
#include <algorithm>

#include "base/nearest.h"
#include "base/text.h"
#include "rules/code/reading.h"
#include "rules/code_rules.h"
#include "schema/binding/config_path.h"
#include "values/deployment_token.h"
#include "xml/anchor.h"

namespace iislint::rules::code {
namespace {

constexpr std::string_view kDefinitions = "system.ftpServer/providerDefinitions";

bool has_token(std::string_view text) {
  return !values::deployment_token(text, values::TokenForms::likely).empty();
}

/// The names of all definitions; nothing when there may be others than those that can be seen here. Without
/// the section and without <configSections> the file is an excerpt.
std::optional<std::vector<std::string>> defined_names(const RuleEvaluation& run) {
  const config::SectionView& section = run.context().section(kDefinitions);
  const config::Entries& entries = section.entries("", "");
  if (section.may_be_incomplete() || entries.may_be_incomplete) return std::nullopt;
  const xml::Document& document = run.document();
  bool is_whole = !section.layers("").empty();
  xml::for_each_child_element(document, document.root(), [&](xml::NodeId id) {
    is_whole = is_whole || document.name(id) == "configSections";
  });
  if (!is_whole) return std::nullopt;
  std::vector<std::string> names;
  for (const config::ElementRef& entry : entries.in_force) {
    const config::Value name = config::entry_value(entry, "name");
    if (!name.is_known() || has_token(name.text)) return std::nullopt;
    names.push_back(name.text);
  }
  return names;
}

/// What belongs to a site without FTP does nothing, whatever it names.
bool is_of_site_without_ftp(const RuleEvaluation& run) {
  const auto& sites = run.config().sites();
  for (xml::NodeId id = run.subject().element(); id != 0 && id != xml::kNone;
       id = run.document().node(id).parent) {
    const auto site =
        std::find_if(sites.begin(), sites.end(), [id](const auto& s) { return s.element == id; });
    if (site != sites.end()) return !site->is_ftp;
  }
  return false;
}

/// Whether the element is an entry of a site, or of siteDefaults, that names a provider.
bool uses_provider(const xml::Document& document, xml::NodeId id) {
  const std::string path = schema::group_path(document, id);
  return path.starts_with("system.applicationHost/sites/") &&
         (path.ends_with("/providers/add") || path.ends_with("/customAuthorization/provider"));
}

bool is_hex(char c) {
  return base::is_digit(c) || (base::to_lower(c) >= 'a' && base::to_lower(c) <= 'f');
}

/// Digits of a GUID with its hyphens and without braces.
bool is_guid_body(std::string_view text) {
  constexpr std::string_view kForm = "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";
  if (text.size() != kForm.size()) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (kForm[i] == '-' ? text[i] != '-' : !is_hex(text[i])) return false;
  }
  return true;
}

}  // namespace

void undefined_provider(RuleEvaluation& run) {
  const std::string& name = run.value("name").text;
  if (name.empty() || has_token(name) || is_of_site_without_ftp(run)) return;
  const auto names = defined_names(run);
  if (!names) return;
  const auto is_it = [&](const std::string& known) { return base::equals_ignoring_case(known, name); };
  if (std::any_of(names->begin(), names->end(), is_it)) return;
  const auto near = base::nearest(name, std::vector<std::string_view>(names->begin(), names->end()));
  FindingArgs details;
  details.holes = {{"meant", near ? "; \"" + std::string(*near) + "\" is near to it" : std::string()}};
  run.report("", std::move(details));
}

void unused_provider(RuleEvaluation& run) {
  const std::string& name = run.value("name").text;
  if (name.empty() || has_token(name) || run.config().sites().empty()) return;
  const xml::Document& document = run.document();
  for (xml::NodeId id = 1; id < document.nodes.size(); ++id) {
    if (document.node(id).kind != xml::NodeKind::element) continue;
    const std::string_view element = document.name(id);
    if ((element != "add" && element != "provider") || !uses_provider(document, id)) continue;
    const xml::AttributeId used = document.find_attribute(id, "name");
    if (used == xml::kNone) continue;
    const std::string text = text_of(run, used);
    if (has_token(text) || base::equals_ignoring_case(text, name)) return;
  }
  run.report("");
}

void class_id_form(RuleEvaluation& run) {
  const config::Value& value = run.value("clsid");
  const std::string_view text = value.text;
  if (!values::deployment_token(text).empty()) return;  // "{0}" is likely one, but not where braces belong
  if (text.size() > 2 && text.front() == '{' && text.back() == '}' &&
      is_guid_body(text.substr(1, text.size() - 2)))
    return;
  if (!is_guid_body(text)) return run.report("malformed");
  FindingArgs details;
  const xml::Attribute& attribute = run.document().attribute(value.attribute);
  if (attribute.quoted && attribute.closed) {
    details.fixes.push_back({"Put the class id into braces",
                             diag::FixSafety::safe,
                             {{xml::content_of(run.document(), attribute), "{" + std::string(text) + "}"}}});
  }
  run.report("no-braces", std::move(details));
}

}  // namespace iislint::rules::code
