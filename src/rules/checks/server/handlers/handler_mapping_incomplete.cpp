#include "rules/checks/server/handlers/handler_mapping_incomplete.h"

#include <string>
#include <string_view>
#include <utility>

#include "base/text.h"
#include "rules/checks/server/support/handler_entries.h"
#include "rules/checks/support/reading.h"
#include "xml/anchor.h"

namespace iislint::rules::checks {
namespace {

using Case = HandlerMappingIncomplete::Case;

class Judge {
 public:
  Judge(const FileView& file, Reporter<HandlerMappingIncomplete>& reporter)
      : file_(file), reporter_(reporter) {}

  void judge(const config::ElementRef& handler) {
    judge_module(handler);
    const std::string verbs = written_text(handler, "verb");
    if (verbs.find(',') == std::string::npos && base::trim(verbs).find(' ') != std::string_view::npos &&
        !has_token(verbs))
      report(Case::verbs, handler, "verb");
    const std::string path = written_text(handler, "path");
    if (path.find('\\') != std::string::npos && !has_token(path)) report(Case::path, handler, "path");
  }

 private:
  static bool is_missing(const config::ElementRef& handler, std::string_view attribute) {
    const config::Value value = config::entry_value(handler, attribute);
    return value.is_known() && base::trim(value.text).empty();
  }
  static bool is_written(const config::ElementRef& handler, std::string_view attribute) {
    const config::Value value = config::entry_value(handler, attribute);
    return !value.is_known() || value.is_written();
  }

  void judge_module(const config::ElementRef& handler) {
    if (!is_written(handler, "modules")) {
      if (is_missing(handler, "type")) report(Case::nothing, handler, {});
      return;
    }
    const bool is_fast_cgi = uses_module(handler, "FastCgiModule");
    const std::string path = base::lower(written_text(handler, "path"));
    // IsapiModule runs a .dll that is asked for.
    const bool is_isapi = uses_module(handler, "IsapiModule") && !path.ends_with(".dll") && path != "*";
    if ((is_fast_cgi || is_isapi) && is_missing(handler, "scriptProcessor"))
      report(is_fast_cgi ? Case::fast_cgi : Case::isapi, handler, {});
    if (is_fast_cgi) judge_php(handler);
  }

  void judge_php(const config::ElementRef& handler) {
    const std::string program = base::lower(script_processor_of(handler).path);
    const std::size_t name = program.find_last_of("\\/");
    const std::string_view file = base::trim(
        name == std::string::npos ? std::string_view(program) : std::string_view(program).substr(name + 1));
    if (file == "php.exe" || file == "php-win.exe") report(Case::php, handler, "scriptProcessor");
  }

  /// At the element when no attribute is wrong, but one is missing.
  void report(Case which, const config::ElementRef& handler, std::string_view attribute) {
    HandlerMappingIncomplete::Finding finding;
    finding.at = attribute.empty() ? anchor_of_element(file_, handler.element)
                                   : anchor_of_attribute(file_, handler.element, attribute);
    reporter_.report(which, std::move(finding));
  }

  const FileView& file_;
  Reporter<HandlerMappingIncomplete>& reporter_;
};

}  // namespace

void check(const HandlerMappingIncomplete& rule, Reporter<HandlerMappingIncomplete>& reporter) {
  Judge judge(rule.file(), reporter);
  for_each_own_entry(rule.file(), kHandlers,
                     [&](const config::ElementRef& entry, const config::Layer&) { judge.judge(entry); });
}

}  // namespace iislint::rules::checks
