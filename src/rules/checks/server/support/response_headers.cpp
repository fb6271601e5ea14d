#include "rules/checks/server/support/response_headers.h"

#include <algorithm>
#include <set>
#include <utility>

#include "base/text.h"
#include "xml/insertion.h"

namespace iislint::rules::checks {
namespace {

constexpr std::string_view kOutbound = "system.webServer/rewrite/outboundRules";

/// The server variables by which outbound rules set headers: "response_x_frame_options".
struct VariablesOfResponses {
  std::set<std::string, std::less<>> names;

  explicit VariablesOfResponses(const FileView& file) {
    for (const config::HierarchyFile& level : file.hierarchy().levels()) {
      const auto number = static_cast<std::size_t>(&level - file.hierarchy().levels().data());
      for (const config::Layer& layer : file.hierarchy().sections(number, kOutbound)) {
        const config::ElementRef section{level.document, level.binding, layer.element};
        for (const config::ElementRef& match : config::elements_below(section, "rule/match")) {
          std::string name = base::lower(config::entry_value(match, "serverVariable").text);
          std::replace(name.begin(), name.end(), '-', '_');
          names.insert(std::move(name));
        }
      }
    }
  }
};

/// Where the files remove headers: name and place.
struct HeaderRemovals {
  std::set<std::pair<std::string, std::string>> removals;

  explicit HeaderRemovals(const FileView& file) {
    const auto& levels = file.hierarchy().levels();
    for (std::size_t number = 0; number < levels.size(); ++number) {
      for (const config::Layer& layer : file.hierarchy().sections(number, kHttpProtocol)) {
        const config::ElementRef section{levels[number].document, levels[number].binding, layer.element};
        for (const config::ElementRef& removal : config::elements_below(section, "customHeaders/remove"))
          removals.emplace(base::lower(config::entry_value(removal, "name").text),
                           file.hierarchy().place_of(layer));
      }
    }
  }
};

}  // namespace

std::optional<Header> header_at(const FileView& file, const std::string& place, std::string_view name) {
  const config::ElementRef entry = entry_at(file, place, kHttpProtocol, kCustomHeaders, name);
  if (!entry.exists()) return std::nullopt;
  config::Value value = config::entry_value(entry, "value");
  if (!value.is_known()) return std::nullopt;
  return Header{entry, std::move(value.text)};
}

bool lacks_header(const FileView& file, const std::string& place, std::string_view name) {
  const config::Entries& entries = file.section(kHttpProtocol).entries(place, kCustomHeaders);
  if (entries.may_be_incomplete || entries.in_force.find(std::string(name) + '\n').exists()) return false;
  std::string variable = "response_" + std::string(name);
  std::replace(variable.begin(), variable.end(), '-', '_');
  const auto& rewritten =
      file.shared<VariablesOfResponses>([](const FileView& view) { return VariablesOfResponses(view); });
  return rewritten.names.count(variable) == 0;
}

bool is_first_to_lack_header(const RuleContext& rule, std::string_view name) {
  if (!lacks_header(rule.file(), rule.place(), name)) return false;
  const auto above = place_above(rule, kHttpProtocol);
  return !above || !lacks_header(rule.file(), *above, name);
}

bool removes_header(const FileView& file, const std::string& place, std::string_view name) {
  const auto& known = file.shared<HeaderRemovals>([](const FileView& view) { return HeaderRemovals(view); });
  std::string above = place;
  while (known.removals.count({std::string(name), above}) == 0) {
    if (above.empty()) return false;
    const std::size_t slash = above.rfind('/');
    above.resize(slash == std::string::npos ? 0 : slash);
  }
  return true;
}

void offer_header(const RuleContext& rule, std::string_view name, std::string_view value,
                  FindingDetails& finding) {
  const FileView& file = rule.file();
  const config::ElementRef collection = file.section(kHttpProtocol).nearest(rule.place(), kCustomHeaders);
  if (!collection.exists() || file.document().name(collection.element) != kCustomHeaders) return;
  const xml::NodeId before = insertion_point(collection, "name", name);
  if (before == xml::kNone) return;
  std::string entry = "<add name=\"";
  entry.append(name).append("\" value=\"").append(value).append("\" />");
  finding.fixes.push_back({"Add " + std::string(name) + ": " + std::string(value),
                           diag::FixSafety::unsafe,
                           {xml::insertion_before(file.document(), before, std::move(entry))}});
}

}  // namespace iislint::rules::checks
