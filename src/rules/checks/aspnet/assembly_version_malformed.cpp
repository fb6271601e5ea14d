#include "rules/checks/aspnet/assembly_version_malformed.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "base/text.h"
#include "rules/checks/aspnet/support/elements.h"

namespace iislint::rules::checks {
namespace {

using Case = AssemblyVersionMalformed::Case;
using Version = std::array<std::uint16_t, 4>;

std::optional<Version> version_of(std::string_view text) {
  const auto parts = base::split(base::trim(text), '.');
  Version version = {};
  if (parts.size() != version.size()) return std::nullopt;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const char* end = parts[i].data() + parts[i].size();
    const auto [read, problem] = std::from_chars(parts[i].data(), end, version[i]);
    if (problem != std::errc() || read != end) return std::nullopt;
  }
  return version;
}

std::optional<Case> problem_of_version(std::string_view text) {
  return version_of(text) ? std::nullopt : std::optional(Case::version);
}

std::optional<Case> problem_of_range(std::string_view text) {
  const auto ends = base::split(text, '-');
  if (ends.size() > 2) return Case::range;
  const auto first = version_of(ends.front()), last = version_of(ends.back());
  if (!first || !last) return Case::range;
  return *last < *first ? std::optional(Case::backwards) : std::nullopt;
}

class Attributes {
 public:
  Attributes(const FileView& file, Reporter<AssemblyVersionMalformed>& reporter)
      : file_(file), reporter_(reporter) {}

  void judge(xml::NodeId element, const char* name, std::optional<Case> (*problem_of)(std::string_view)) {
    const xml::AttributeId id = file_.document().find_attribute(element, name);
    if (id == xml::kNone || has_token(text_of(file_, id))) return;
    const std::optional<Case> problem = problem_of(text_of(file_, id));
    if (!problem) return;
    AssemblyVersionMalformed::Finding finding;
    finding.at = anchor_of_attribute(file_, element, id);
    finding.args = {.attribute = name};
    reporter_.report(*problem, std::move(finding));
  }

 private:
  const FileView& file_;
  Reporter<AssemblyVersionMalformed>& reporter_;
};

}  // namespace

void check(const AssemblyVersionMalformed& rule, Reporter<AssemblyVersionMalformed>& reporter) {
  const FileView& file = rule.file();
  Attributes attributes(file, reporter);
  for_each_at(file, "runtime/assemblyBinding/dependentAssembly/bindingRedirect", [&](xml::NodeId element) {
    attributes.judge(element, "oldVersion", problem_of_range);
    attributes.judge(element, "newVersion", problem_of_version);
  });
  for_each_at(file, "runtime/assemblyBinding/dependentAssembly/codeBase",
              [&](xml::NodeId element) { attributes.judge(element, "version", problem_of_version); });
}

}  // namespace iislint::rules::checks
