#include "rules/checks/aspnet/assembly_binding_ignored.h"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/text.h"
#include "rules/checks/aspnet/support/assembly_versions.h"
#include "rules/checks/aspnet/support/elements.h"
#include "xml/anchor.h"

namespace iislint::rules::checks {
namespace {

using Case = AssemblyBindingIgnored::Case;

constexpr std::string_view kNamespace = "urn:schemas-microsoft-com:asm.v1";

/// What tells an assembly from others, and the versions that its redirect is for.
struct Redirect {
  xml::NodeId identity = xml::kNone;
  std::pair<AssemblyVersion, AssemblyVersion> versions;
};

class Judge {
 public:
  Judge(const FileView& file, Reporter<AssemblyBindingIgnored>& reporter)
      : file_(file), document_(file.document()), reporter_(reporter) {}

  void judge() {
    for_each_at(file_, "runtime/assemblyBinding", [&](xml::NodeId binding) { judge_binding(binding); });
    for_each_at(file_, "runtime/dependentAssembly",
                [&](xml::NodeId element) { report(Case::outside, element); });
    for_each_at(file_, "assemblyBinding/dependentAssembly", [&](xml::NodeId element) {
      const xml::NodeId binding = document_.node(element).parent;
      if (reported_ != binding) report(Case::no_runtime, binding);
      reported_ = binding;
    });
  }

 private:
  xml::AttributeId own_namespace(xml::NodeId element) const {
    return document_.find_attribute(element, "xmlns");
  }

  void report(Case which, xml::NodeId element) {
    AssemblyBindingIgnored::Finding finding;
    finding.at = anchor_of_element(file_, element);
    reporter_.report(which, std::move(finding));
  }

  void judge_binding(xml::NodeId binding) {
    const xml::AttributeId own = own_namespace(binding);
    if (own == xml::kNone) {
      AssemblyBindingIgnored::Finding finding;
      finding.at = anchor_of_element(file_, binding);
      finding.fixes.push_back(
          {"Write the namespace",
           diag::FixSafety::unsafe,
           {{xml::after_attributes(document_, binding), " xmlns=\"" + std::string(kNamespace) + "\""}}});
      reporter_.report(Case::no_namespace, std::move(finding));
      return;
    }
    if (text_of(file_, own) != kNamespace) {
      report_namespace(binding, own);
      return;
    }
    std::map<std::string, std::vector<Redirect>> redirects;
    xml::for_each_child_element(document_, binding, [&](xml::NodeId dependent) {
      if (document_.name(dependent) == "dependentAssembly") judge_dependent(dependent, redirects);
    });
  }

  void report_namespace(xml::NodeId element, xml::AttributeId attribute) {
    AssemblyBindingIgnored::Finding finding;
    finding.at = anchor_of_attribute(file_, element, attribute);
    const xml::Attribute& written = document_.attribute(attribute);
    if (written.quoted && written.closed) {
      finding.fixes.push_back({"Write the namespace",
                               diag::FixSafety::unsafe,
                               {{xml::content_of(document_, written), std::string(kNamespace)}}});
    }
    reporter_.report(Case::other_namespace, std::move(finding));
  }

  void judge_dependent(xml::NodeId dependent, std::map<std::string, std::vector<Redirect>>& redirects) {
    if (is_in_other_namespace(dependent)) return;
    xml::NodeId identity = xml::kNone, redirect = xml::kNone;
    xml::for_each_child_element(document_, dependent, [&](xml::NodeId child) {
      if (is_in_other_namespace(child)) return;
      if (document_.name(child) == "assemblyIdentity") identity = child;
      if (document_.name(child) == "bindingRedirect" && redirect == xml::kNone) redirect = child;
    });
    if (identity == xml::kNone) return;
    judge_token(identity);
    if (redirect != xml::kNone) judge_redirect(identity, redirect, redirects);
  }

  bool is_in_other_namespace(xml::NodeId element) {
    const xml::AttributeId own = own_namespace(element);
    const bool is_other = own != xml::kNone && text_of(file_, own) != kNamespace;
    if (is_other) report_namespace(element, own);
    return is_other;
  }

  void judge_token(xml::NodeId identity) {
    constexpr std::size_t kDigits = 16;
    const xml::AttributeId id = document_.find_attribute(identity, "publicKeyToken");
    const std::string token = id == xml::kNone ? std::string() : text_of(file_, id);
    if (token.empty() || has_token(token) || base::equals_ignoring_case(token, "null")) return;
    const bool is_hex = token.find_first_not_of("0123456789abcdefABCDEF") == std::string::npos;
    if (is_hex && token.size() == kDigits) return;
    AssemblyBindingIgnored::Finding finding;
    finding.at = anchor_of_attribute(file_, identity, id);
    reporter_.report(Case::token, std::move(finding));
  }

  std::string written(xml::NodeId element, std::string_view name, std::string_view otherwise = {}) const {
    const xml::AttributeId id = document_.find_attribute(element, name);
    return id == xml::kNone ? std::string(otherwise) : base::lower(text_of(file_, id));
  }

  void judge_redirect(xml::NodeId identity, xml::NodeId redirect,
                      std::map<std::string, std::vector<Redirect>>& redirects) {
    const std::string name = written(identity, "name");
    const auto versions = assembly_versions(written(redirect, "oldVersion"));
    if (name.empty() || has_token(name) || !versions) return;
    std::vector<Redirect>& others = redirects[name + '\n' + written(identity, "publicKeyToken") + '\n' +
                                              written(identity, "culture", "neutral") + '\n' +
                                              written(identity, "processorArchitecture")];
    constexpr std::size_t kMost = 100;
    const auto other = std::find_if(others.begin(), others.end(), [&](const Redirect& one) {
      return one.versions.first <= versions->second && versions->first <= one.versions.second;
    });
    if (other != others.end()) {
      AssemblyBindingIgnored::Finding finding;
      finding.at = anchor_of_attribute(file_, identity, "name");
      finding.related.push_back({"the other redirect", span_of(file_, other->identity, "name")});
      reporter_.report(Case::twice, std::move(finding));
    } else if (others.size() < kMost) {
      others.push_back({identity, *versions});
    }
  }

  const FileView& file_;
  const xml::Document& document_;
  Reporter<AssemblyBindingIgnored>& reporter_;
  xml::NodeId reported_ = xml::kNone;
};

}  // namespace

void check(const AssemblyBindingIgnored& rule, Reporter<AssemblyBindingIgnored>& reporter) {
  Judge(rule.file(), reporter).judge();
}

}  // namespace iislint::rules::checks
