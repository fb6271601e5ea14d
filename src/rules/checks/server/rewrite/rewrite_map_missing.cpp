#include "rules/checks/server/rewrite/rewrite_map_missing.h"

#include <cstddef>
#include <iterator>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "base/text.h"
#include "rules/checks/server/support/handler_entries.h"
#include "rules/checks/support/known_server.h"
#include "rules/checks/support/reading.h"

namespace iislint::rules::checks {
namespace {

using Case = RewriteMapMissing::Case;

// https://learn.microsoft.com/iis/extensions/url-rewrite-module/url-rewrite-module-configuration-reference
constexpr std::string_view kKnown[] = {"c", "r", "tolower", "urlencode", "urldecode", "htmlencode"};

/// What may stand before a colon in braces: rewrite maps and providers, in lower case.
std::set<std::string> names_at(const FileView& file) {
  std::set<std::string> names(std::begin(kKnown), std::end(kKnown));
  names.merge(values_in_all_files(file, "system.webServer/rewrite/rewriteMaps", "rewriteMap", "name"));
  names.merge(values_in_all_files(file, "system.webServer/rewrite/providers", "provider", "name"));
  return names;
}

bool is_name_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-' ||
         c == '.' || c == ' ';
}

/// Looks at the values in which URL Rewrite replaces names in braces.
class Judge {
 public:
  Judge(const RewriteMapMissing& rule, Reporter<RewriteMapMissing>& reporter)
      : file_(rule.file()),
        reporter_(reporter),
        known_(names_at(rule.file())),
        is_server_known_(knows_server(file_)) {}

  void judge(std::string_view section) {
    const config::Hierarchy& hierarchy = file_.hierarchy();
    for (const config::Layer& layer : hierarchy.sections(hierarchy.own_index(), section)) {
      const config::ElementRef rules{&file_.document(), &file_.binding(), layer.element};
      look(rules, "rule/conditions/add", "input");
      look(rules, "rule/action", "url");
      look(rules, "rule/action", "value");
      look(rules, "rule/serverVariables/set", "value");
    }
  }

 private:
  void look(const config::ElementRef& rules, std::string_view steps, std::string_view attribute) {
    for (const config::ElementRef& element : config::elements_below(rules, steps)) {
      const xml::AttributeId id = file_.document().find_attribute(element.element, attribute);
      if (id != xml::kNone) judge_text(element.element, id, text_of(file_, id));
    }
  }

  void judge_text(xml::NodeId element, xml::AttributeId attribute, const std::string& text) {
    for (std::size_t open = text.find('{'); open != std::string::npos; open = text.find('{', open + 1)) {
      std::size_t end = open + 1;
      while (end < text.size() && is_name_letter(text[end]))
        ++end;
      const bool is_token =
          open > 0 && (text[open - 1] == '#' || text[open - 1] == '$' || text[open - 1] == '{');
      if (is_token || end == open + 1 || end >= text.size() || text[end] != ':') continue;
      const std::string name = text.substr(open + 1, end - open - 1);
      if (known_.count(base::lower(name)) == 0) report(element, attribute, open + 1, name);
    }
  }

  void report(xml::NodeId element, xml::AttributeId attribute, std::size_t begin, const std::string& name) {
    RewriteMapMissing::Finding finding;
    finding.at = anchor_of_piece(file_, element, attribute, begin, begin + name.size());
    finding.args = {.map = name};
    reporter_.report(is_server_known_ ? Case::with_server : Case::alone, std::move(finding));
  }

  const FileView& file_;
  Reporter<RewriteMapMissing>& reporter_;
  std::set<std::string> known_;
  bool is_server_known_;
};

}  // namespace

void check(const RewriteMapMissing& rule, Reporter<RewriteMapMissing>& reporter) {
  Judge judge(rule, reporter);
  judge.judge("system.webServer/rewrite/rules");
  judge.judge("system.webServer/rewrite/globalRules");
  judge.judge("system.webServer/rewrite/outboundRules");
}

}  // namespace iislint::rules::checks
