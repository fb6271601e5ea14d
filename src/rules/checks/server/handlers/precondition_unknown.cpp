#include "rules/checks/server/handlers/precondition_unknown.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "base/nearest.h"
#include "base/text.h"
#include "base/word_list.h"
#include "rules/checks/server/support/handler_entries.h"
#include "rules/checks/support/reading.h"
#include "xml/anchor.h"

namespace iislint::rules::checks {
namespace {

// Source: the page on <modules> and <handlers>; v1.1 stands in the lists of IIS 7.
constexpr std::string_view kWords[] = {"integratedMode",     "classicMode",       "managedHandler",
                                       "bitness32",          "bitness64",         "runtimeVersionv1.1",
                                       "runtimeVersionv2.0", "runtimeVersionv4.0"};

std::optional<std::string> meant_by(std::string_view word) {
  constexpr std::string_view kVersion = "runtimeversion";
  if (base::lower(word).starts_with(kVersion)) {
    for (const std::string_view version : {"1.1", "2.0", "4.0"}) {
      if (word.substr(kVersion.size()) == version) return "runtimeVersionv" + std::string(version);
    }
  }
  const auto near = base::sure_correction(word, kWords);
  return near ? std::optional(std::string(*near)) : std::nullopt;
}

void judge(const FileView& file, const config::ElementRef& entry, Reporter<PreconditionUnknown>& reporter) {
  const xml::AttributeId id = file.document().find_attribute(entry.element, "preCondition");
  if (id == xml::kNone) return;
  const std::string list = text_of(file, id);
  if (has_token(list)) return;
  const xml::Attribute& attribute = file.document().attribute(id);
  for (const std::string_view piece : base::split(list, ',')) {
    const std::string_view word = base::trim(piece);
    if (base::has_word(kWords, word)) continue;
    const auto meant = meant_by(word);
    if (!meant) continue;
    const auto begin = static_cast<std::size_t>(word.data() - list.data());
    PreconditionUnknown::Finding finding;
    finding.at = anchor_of_piece(file, entry.element, id, begin, begin + word.size());
    finding.args = {.word = std::string(word), .meant = *meant};
    if (attribute.quoted && attribute.closed) {
      finding.fixes.push_back(
          {"Write " + *meant,
           diag::FixSafety::unsafe,
           {{xml::Pieces(file.document(), attribute).span(begin, begin + word.size()), *meant}}});
    }
    reporter.report(std::move(finding));
  }
}

}  // namespace

void check(const PreconditionUnknown& rule, Reporter<PreconditionUnknown>& reporter) {
  for (const std::string_view section :
       {kHandlers, kModules, std::string_view("system.webServer/globalModules")}) {
    for_each_own_entry(rule.file(), section, [&](const config::ElementRef& entry, const config::Layer&) {
      judge(rule.file(), entry, reporter);
    });
  }
}

}  // namespace iislint::rules::checks
