// <location>: paths that lead nowhere, and two words about locking at once.
#include <algorithm>
#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

#include "base/nearest.h"
#include "base/text.h"
#include "schema/binding/binder.h"
#include "schema/secrets/shown_text.h"
#include "xml/anchor.h"

namespace iislint::schema {
namespace {

using diag::BuiltinRule;
using diag::Diagnostic;

/// What is wrong with the form of a path; empty when nothing is. From what the .NET loader refuses and from
/// samples: what IIS itself makes of such a path is not documented.
std::string trouble_with(std::string_view path) {
  if (path.starts_with("~")) return "it begins with ~, which has no meaning here";
  if (path.starts_with("/") || path.starts_with("\\")) return "it begins with a slash";
  if (path.find('\\') != std::string_view::npos) return "folders are separated by /, not by \\";
  if (path.size() > 1 && path.ends_with("/")) return "it ends with a slash";
  if (const std::size_t at = path.find_first_of("?*:<>|"); at != std::string_view::npos)
    return std::string("it contains ") + path[at];
  return {};
}

std::vector<std::string> site_names(const BindingPass& pass) {
  std::vector<std::string> names;
  const ItemKind* site = pass.facts().item("site");
  for (xml::NodeId id = 1; id < pass.document.nodes.size(); ++id) {
    if (!pass.is_bound(id) || pass.binding.elements[id].type != site->item_type) continue;
    const xml::AttributeId name = pass.document.find_attribute(id, "name");
    std::string buffer;
    if (name != xml::kNone) names.emplace_back(pass.document.value(pass.document.attribute(name), buffer));
  }
  return names;
}

class Locations {
 public:
  explicit Locations(BindingPass& pass) : pass_(pass), document_(pass.document) {
    const bool may_miss_sites = !pass.binding.lost.empty() || !document_.errors.empty();
    if (pass.terms.kind == FileKind::application_host && !may_miss_sites) sites_ = site_names(pass);
    for (const std::string& name : sites_)
      lower_names_.insert(base::lower(name));
    near_sites_ = base::NearestOf({sites_.begin(), sites_.end()});
  }

  void check(xml::NodeId location) {
    check_words(location);
    const xml::AttributeId id = document_.find_attribute(location, "path");
    if (id == xml::kNone) return;
    std::string buffer;
    const std::string_view path = document_.value(document_.attribute(id), buffer);
    if (const std::string trouble = trouble_with(path); !trouble.empty()) {
      Diagnostic finding(BuiltinRule::location_path_invalid,
                         xml::value_of(document_, document_.attribute(id)),
                         "the path of this location matches nothing: " + trouble);
      finding.actual = shown_path(id, path);
      pass_.report(location, XsdExpectation::Kind::beyond_xsd, std::move(finding), "path");
    } else if (!sites_.empty() && !path.empty() && path != ".") {
      check_site(location, id, path);
    }
  }

 private:
  void check_words(xml::NodeId location) {
    const xml::AttributeId mode = document_.find_attribute(location, "overrideMode");
    const xml::AttributeId old_form = document_.find_attribute(location, "allowOverride");
    if (mode == xml::kNone || old_form == xml::kNone) return;
    Diagnostic finding(BuiltinRule::override_mode_and_allow_override,
                       xml::name_of(document_, document_.attribute(old_form)),
                       "overrideMode and its legacy form allowOverride cannot be combined on one <location>");
    finding.related.push_back({"overrideMode is here", xml::name_of(document_, document_.attribute(mode))});
    pass_.report(location, XsdExpectation::Kind::beyond_xsd, std::move(finding), "allowOverride");
  }

  void check_site(xml::NodeId location, xml::AttributeId id, std::string_view path) {
    const std::string_view first = path.substr(0, path.find('/'));
    if (lower_names_.count(base::lower(first)) != 0) return;
    std::string message = "no site in this file is named '" + shown_path(id, first) +
                          "': the settings in this location apply to nothing";
    const auto near = near_sites_.find(first);
    if (near) message += "; did you mean '" + shown(std::string(*near)) + "'?";
    Diagnostic finding(BuiltinRule::location_path_site_missing,
                       xml::value_of(document_, document_.attribute(id)), std::move(message));
    finding.actual = shown_path(id, path);
    if (near) finding.expected = shown(std::string(*near) + std::string(path.substr(first.size())));
    pass_.report(location, XsdExpectation::Kind::beyond_xsd, std::move(finding), "path");
  }

  /// Of the path, or of a part of it.
  std::string shown_path(xml::AttributeId id, std::string_view path) const {
    return pass_.is_secret(document_.attribute(id)) ? "***" : shown(std::string(path));
  }

  BindingPass& pass_;
  const xml::Document& document_;
  std::vector<std::string> sites_;  // empty when they are not known
  std::unordered_set<std::string> lower_names_;
  base::NearestOf near_sites_;
};

}  // namespace

void check_locations(BindingPass& pass) {
  if (pass.terms.is_piece) return;
  std::optional<Locations> locations;
  xml::for_each_child_element(pass.document, pass.document.root(), [&](xml::NodeId id) {
    if (!pass.is_bound(id) || pass.document.name(id) != "location") return;
    if (!locations) locations.emplace(pass);
    locations->check(id);
  });
}

}  // namespace iislint::schema
