// Elements that may not stand where they stand: misspelt, misplaced, or sections that nobody declared.
#include <algorithm>
#include <iterator>
#include <optional>
#include <span>

#include "base/nearest.h"
#include "base/text.h"
#include "schema/binding/binder.h"
#include "schema/binding/config_path.h"
#include "xml/anchor.h"

namespace iislint::schema {
namespace {

using diag::BuiltinRule;
using diag::Diagnostic;
using diag::Severity;

// More places than this say nothing to a reader; such a name (security, files) is no hint of what was meant.
constexpr std::size_t kMaxHomes = 4;

/// "…/site/ftpServer" for "…/siteDefaults/ftpServer", empty for a path that is not below siteDefaults.
std::string path_below_site(std::string_view path) {
  constexpr std::string_view kDefaults = "/siteDefaults";
  const std::size_t at = path.find(kDefaults);
  if (at == std::string_view::npos) return {};
  return std::string(path.substr(0, at)) + "/site" + std::string(path.substr(at + kDefaults.size()));
}

/// The places, those below siteDefaults not told apart when the same stand below site.
std::string places(std::span<const Home> homes) {
  std::vector<std::string> names, twins;
  for (const Home& home : homes) {
    names.push_back(home.parent_path.empty() ? "<configuration>" : std::string(home.parent_path));
    if (std::string twin = path_below_site(home.parent_path); !twin.empty()) twins.push_back(std::move(twin));
  }
  const auto is_named = [&](const std::string& path) {
    return std::find(names.begin(), names.end(), path) != names.end();
  };
  if (twins.empty() || !std::all_of(twins.begin(), twins.end(), is_named))
    return base::join_words(names, "or");
  names.erase(std::remove_if(names.begin(), names.end(),
                             [](const std::string& name) { return !path_below_site(name).empty(); }),
              names.end());
  return base::join_words(names, "or") + " (or the same below siteDefaults)";
}

std::vector<std::string_view> child_names(const Catalog& facts, const ElementType& type) {
  std::vector<std::string_view> names;
  for (const ChildFact& child : facts.children_of(type))
    names.push_back(child.name);
  return names;
}

bool is_upper(char c) {
  return base::to_lower(c) != c;
}

/// Length of the words that both names begin with, in camel case: those of "logInUTF8" are log, In, UTF8.
std::size_t common_words(std::string_view a, std::string_view b) {
  std::size_t length = 0;
  for (std::size_t i = 0; i < a.size() && i < b.size() && a[i] == b[i]; ++i) {
    const bool word_ends =
        (i + 1 == a.size() || is_upper(a[i + 1])) && (i + 1 == b.size() || is_upper(b[i + 1]));
    if (word_ends) length = i + 1;
  }
  return length;
}

/// The same of the words that both end with.
std::size_t common_last_words(std::string_view a, std::string_view b) {
  std::size_t length = 0;
  for (std::size_t i = 1; i <= a.size() && i <= b.size() && a[a.size() - i] == b[b.size() - i]; ++i) {
    if (is_upper(a[a.size() - i])) length = i;
  }
  return length;
}

/// Whether one name can be a slip for the other: what is left without the words they share must be near, too.
/// windowsAuthentication is no slip for anonymousAuthentication.
bool may_be_meant(std::string_view written, std::string_view name) {
  const std::size_t last = common_last_words(written, name);
  written.remove_suffix(last);
  name.remove_suffix(last);
  const std::size_t first = common_words(written, name);
  written.remove_prefix(first);
  name.remove_prefix(first);
  const std::size_t limit = std::max<std::size_t>(1, written.size() / 3);
  return base::edit_distance(written, name, limit) <= limit;
}

std::optional<std::string_view> nearest_child(std::string_view written, std::vector<std::string_view> names) {
  names.erase(std::remove_if(names.begin(), names.end(),
                             [written](std::string_view name) { return !may_be_meant(written, name); }),
              names.end());
  return base::nearest(written, names);
}

const Hint* element_hint(const ElementType& type, std::string_view written) {
  const auto hint =
      std::find_if(type.element_hints.begin(), type.element_hints.end(),
                   [written](const Hint& h) { return base::equals_ignoring_case(h.written, written); });
  return hint == type.element_hints.end() ? nullptr : &*hint;
}

std::string_view last_part(std::string_view path) {
  return path.substr(path.find_last_of('/') + 1);
}

std::string place_of(const xml::Document& document, xml::NodeId parent) {
  const bool is_top = parent == document.root() && document.name(parent) == "configuration";
  return is_top ? "directly under <configuration>" : "in <" + std::string(document.name(parent)) + ">";
}

/// Where it stands, told apart from where it belongs.
std::string wrong_place(const BindingPass& pass, xml::NodeId parent, std::span<const Home> homes) {
  const xml::Document& document = pass.document;
  const auto sounds_alike = [&](const Home& home) {
    return last_part(home.parent_path) == document.name(parent);
  };
  if (parent != document.root() && std::any_of(homes.begin(), homes.end(), sounds_alike))
    return "in " + group_path(document, pass.binding, parent);
  return place_of(document, parent);
}

/// Whether a file of the kind may hold the element there: sections for the server alone are no home for what
/// stands in a web.config.
bool is_allowed_at(BindingPass& pass, const Home& home) {
  if (pass.terms.kind != FileKind::web) return true;
  const std::string path = std::string(home.parent_path) + "/" + std::string(home.name);
  const auto [known, fresh] = pass.allowed_homes.try_emplace(path, true);
  if (!fresh) return known->second;
  const auto& types = pass.facts().types;
  const auto section = std::find_if(types.begin(), types.end(), [&](const ElementType& type) {
    return !type.section.path.empty() &&
           (path == type.section.path || path.starts_with(std::string(type.section.path) + "/"));
  });
  known->second = section == types.end() || may_define(section->section.allow_definition, pass.terms.kind);
  return known->second;
}

/// Of several places in reach people mean the one that is named after the element, and none of those who
/// manage the server.
int strangeness(const Home& home) {
  const std::string_view parent = last_part(home.parent_path);
  if (parent.size() == home.name.size() + 1 && parent.starts_with(home.name) && parent.ends_with('s'))
    return 0;
  return parent == "management" ? 2 : 1;
}

/// The homes in a file of this kind; all of them when there is none.
std::vector<Home> allowed_homes(BindingPass& pass, std::span<const Home> homes) {
  std::vector<Home> allowed;
  std::copy_if(homes.begin(), homes.end(), std::back_inserter(allowed),
               [&](const Home& home) { return is_allowed_at(pass, home); });
  return allowed.empty() ? std::vector<Home>(homes.begin(), homes.end()) : allowed;
}

void report_misplaced(BindingPass& pass, xml::NodeId element, std::span<const Home> all_homes,
                      XsdExpectation::Kind claim) {
  const std::vector<Home> homes = allowed_homes(pass, all_homes);
  const xml::Document& document = pass.document;
  const std::string name(document.name(element));
  const xml::NodeId parent = document.node(element).parent;
  const std::string here = group_path(document, pass.binding, parent);
  auto below = homes.end();
  for (auto home = homes.begin(); home != homes.end(); ++home) {
    const bool is_below =
        !here.empty() && home->parent_path == here + "/" + std::string(last_part(home->parent_path));
    if (is_below && (below == homes.end() || strangeness(*home) < strangeness(*below))) below = home;
  }
  std::string message = "<" + name + "> is not allowed " + wrong_place(pass, parent, homes);
  std::string expected = places(homes);
  if (below != homes.end()) {
    message += "; move it one level down, into <" + std::string(last_part(below->parent_path)) + ">";
    expected = std::string(below->parent_path);
  } else {
    message += "; it belongs in " + expected;
  }
  Diagnostic finding(BuiltinRule::misplaced_element, xml::name_of(document, element), std::move(message));
  finding.expected = std::move(expected);
  // A section of IIS is none of those that .NET may have beyond the schema.
  if (!pass.terms.is_piece && here == "system.web" && finding.expected->starts_with("system.webServer"))
    finding.severity = diag::Severity::error;
  pass.report(element, claim, std::move(finding));
  // Meant for the site that holds it, or for any when none does.
  const ItemKind* site = pass.facts().item("site");
  xml::NodeId scope = pass.document.root();
  for (xml::NodeId id = element; id != xml::kNone && id != 0; id = pass.document.node(id).parent) {
    const TypeId type = pass.binding.elements[id].type;
    if (pass.is_bound(id) && (type == site->item_type || type == site->defaults_type)) {
      scope = id;
      break;
    }
  }
  pass.lose(UnreadableItem::Kind::anywhere, scope, document.name(element));
}

/// The family of a place: FTP, or the group at the top.
std::string_view family_of(std::string_view path) {
  if (path.find("ftpServer") != std::string_view::npos) return "ftpServer";
  return path.substr(0, path.find('/'));
}

/// The places of a name; when some of them are of the same family as `here`, only those.
std::vector<Home> homes_near(const Catalog& facts, std::string_view name, std::string_view here) {
  const auto all = facts.homes_of(name);
  std::vector<Home> near;
  for (const Home& home : all) {
    if (!here.empty() && family_of(home.parent_path) == family_of(here)) near.push_back(home);
  }
  return near.empty() ? std::vector<Home>(all.begin(), all.end()) : near;
}

/// The content of a section that .NET has encrypted as a whole.
bool is_encrypted_content(const BindingPass& pass, xml::NodeId element, xml::NodeId parent) {
  return pass.document.name(element) == "EncryptedData" &&
         pass.document.find_attribute(parent, "configProtectionProvider") != xml::kNone;
}

/// A name that means one element wherever it stands.
bool is_at_home_elsewhere_only(const Catalog& facts, std::span<const Home> homes) {
  return !homes.empty() && facts.children[homes.front().child].only_here;
}

}  // namespace

namespace {

bool has_child(const xml::Document& document, xml::NodeId parent, std::string_view name) {
  bool found = false;
  xml::for_each_child_element(document, parent,
                              [&](xml::NodeId id) { found = found || document.name(id) == name; });
  return found;
}

/// What cannot be in a file goes; a slip is corrected, in both tags, unless the right one is there as well.
void offer_for_element(const xml::Document& document, xml::NodeId element, xml::NodeId parent,
                       bool is_run_time, std::span<const std::string_view> names, Diagnostic& finding) {
  const xml::Node& node = document.node(element);
  if (is_run_time) {
    finding.fixes.push_back(
        {"Remove the element", diag::FixSafety::safe, {{xml::whole_of(document, element), std::string()}}});
    return;
  }
  const std::string_view name = document.name(element);
  const auto right = base::sure_correction(name, names);
  if (!right || has_child(document, parent, *right)) return;
  const bool only_case = base::equals_ignoring_case(*right, name);
  diag::Fix fix{"Write <" + std::string(*right) + ">",
                only_case ? diag::FixSafety::safe : diag::FixSafety::unsafe,
                {{xml::name_of(document, element), std::string(*right)}}};
  if (node.end_tag_begin != xml::kNone) {
    const auto begin = static_cast<std::uint32_t>(node.end_tag_begin + 2);
    fix.edits.push_back(
        {document.span(begin, begin + static_cast<std::uint32_t>(name.size())), std::string(*right)});
  }
  finding.fixes.push_back(std::move(fix));
}

/// An element of a run-time member, a slip of one of the names, or one that nobody knows.
void report_unknown(BindingPass& pass, xml::NodeId element, xml::NodeId parent, const Hint* hint,
                    std::optional<std::string_view> near) {
  const xml::Document& document = pass.document;
  const ElementType& type = *pass.binding.type(parent);
  const std::string_view name = document.name(element);
  const auto names = child_names(pass.facts(), type);
  const bool is_run_time = std::find(type.run_time.begin(), type.run_time.end(), name) != type.run_time.end();
  std::string message = "<" + std::string(name) + "> is not known " + place_of(document, parent);
  if (is_run_time) {
    message = "<" + std::string(name) +
              "> is run-time state that programs query from a running server; no file can contain it";
    near.reset();
  } else if (hint != nullptr) {
    message += ": " + std::string(hint->text);
  } else if (near && base::equals_ignoring_case(*near, name)) {
    message += "; the correct letter case is <" + std::string(*near) + ">";
  } else if (near) {
    message += "; did you mean <" + std::string(*near) + ">?";
  } else if (names.empty()) {
    message += "; that element takes attributes only";
  }
  Diagnostic finding(BuiltinRule::unknown_element, xml::name_of(document, element), std::move(message));
  finding.actual = std::string(name);
  if (hint != nullptr && hint->newer) finding.severity = Severity::warning;
  if (near) {
    finding.expected = std::string(*near);
  } else if (hint == nullptr && !names.empty() && !is_run_time) {
    finding.expected = base::join_words({names.begin(), names.end()}, "or");
  }
  if (hint == nullptr) offer_for_element(document, element, parent, is_run_time, names, finding);
  pass.report(element, XsdExpectation::Kind::violation, std::move(finding));
  pass.lose(UnreadableItem::Kind::child, parent, near.value_or(std::string_view()));
}

/// <location> and <configSections>, which stand directly under the root and nowhere else.
bool is_child_of_root_only(const Catalog& facts, std::string_view name) {
  const ChildId child = facts.find_child(facts.types[facts.root], name);
  return child != kNoId && facts.homes_of(name).empty();
}

void report_below_root(BindingPass& pass, xml::NodeId element, xml::NodeId parent) {
  const std::string name(pass.document.name(element));
  Diagnostic finding(BuiltinRule::misplaced_element, xml::name_of(pass.document, element),
                     "<" + name + "> is not allowed " + place_of(pass.document, parent) +
                         "; it belongs directly under <configuration>");
  finding.expected = "<configuration>";
  pass.report(element, XsdExpectation::Kind::violation, std::move(finding));
  pass.lose(UnreadableItem::Kind::child, parent, {});
}

/// Of .NET or an add-on, and declared in a file further up, or not at all: nobody can tell from this file
/// alone.
void report_undeclared(BindingPass& pass, xml::NodeId element, const std::string& group) {
  const std::string name(pass.document.name(element));
  pass.binding.elements[element].standing = BindStatus::opaque;
  const bool is_of_iis = group.starts_with("system.webServer") ||
                         group.starts_with("system.applicationHost") || group.starts_with("system.ftpServer");
  const bool is_certain = is_of_iis && pass.is_server_known();
  Diagnostic finding(
      BuiltinRule::undeclared_section, xml::name_of(pass.document, element),
      is_certain ? "section " + group + "/" + name + " is not declared in the configSections of this server"
                 : "section <" + name + "> is neither declared in this file nor a known built-in section");
  if (is_certain) finding.severity = Severity::error;
  // The grammars let elements of other namespaces through.
  const bool is_of_other_namespace = name.find(':') != std::string::npos;
  pass.report(element,
              is_of_other_namespace ? XsdExpectation::Kind::beyond_xsd : XsdExpectation::Kind::violation,
              std::move(finding));
}

}  // namespace

namespace {

std::set<std::string_view> foreign_sections(const BindingPass& pass) {
  std::set<std::string_view> known, foreign;
  for (const ElementType& type : pass.facts().types)
    known.insert(last_part(type.section.path));
  const auto collect = [&](const Declarations& declarations) {
    for (const auto& [path, declaration] : declarations.sections()) {
      if (known.count(last_part(path)) == 0) foreign.insert(last_part(path));
    }
  };
  collect(pass.binding.declarations);
  for (const Declarations* above : pass.terms.above)
    collect(*above);
  return foreign;
}

/// Whether a section of that name is declared that nobody here knows: the module that brings it may extend
/// other sections, too.
bool is_of_declared_module(BindingPass& pass, std::string_view name) {
  if (!pass.foreign_sections) pass.foreign_sections = foreign_sections(pass);
  return pass.foreign_sections->count(name) != 0;
}

}  // namespace

void explain_unknown_element(BindingPass& pass, xml::NodeId element, xml::NodeId parent) {
  const xml::Document& document = pass.document;
  const ElementType& type = *pass.binding.type(parent);
  const std::string_view name = document.name(element);
  const bool in_container = type.kind == ElementKind::container;
  const std::string group = in_container ? group_path(document, pass.binding, parent) : std::string();

  const bool is_declared =
      in_container && pass.is_declared((group.empty() ? "" : group + "/") + std::string(name));
  const bool is_extension = !in_container && is_of_declared_module(pass, name);
  if (is_declared || is_extension || is_encrypted_content(pass, element, parent)) {
    pass.binding.elements[element].standing = BindStatus::opaque;
    pass.accept(element);
    return;
  }
  if (document.node(element).damaged) {  // one trouble at a time: its tag is broken
    pass.lose(UnreadableItem::Kind::child, parent, {});
    return;
  }
  const Hint* hint = element_hint(type, name);
  auto near = nearest_child(name, child_names(pass.facts(), type));
  if (hint != nullptr) near = hint->meant.empty() ? std::nullopt : std::optional(hint->meant);
  const bool only_case = near && base::equals_ignoring_case(*near, name);
  const auto homes = homes_near(pass.facts(), name, group_path(document, pass.binding, parent));
  if (type.open && !only_case && !is_at_home_elsewhere_only(pass.facts(), pass.facts().homes_of(name))) {
    pass.binding.elements[element].standing = BindStatus::opaque;
    pass.accept(element);
  } else if (hint == nullptr && !only_case && !homes.empty() && homes.size() <= kMaxHomes) {
    report_misplaced(pass, element, homes, XsdExpectation::Kind::violation);
  } else if (hint == nullptr && is_child_of_root_only(pass.facts(), name)) {
    report_below_root(pass, element, parent);
  } else if (in_container && !near) {
    report_undeclared(pass, element, group);
  } else {
    report_unknown(pass, element, parent, hint, near);
  }
}

void explain_stray_element(BindingPass& pass, xml::NodeId element) {
  const auto homes = pass.facts().homes_of(pass.document.name(element));
  if (is_at_home_elsewhere_only(pass.facts(), homes))
    report_misplaced(pass, element, homes, XsdExpectation::Kind::beyond_xsd);
}

}  // namespace iislint::schema
