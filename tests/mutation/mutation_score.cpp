#include "mutation_score.h"

#include <algorithm>

namespace iislint::mutation {
namespace {

constexpr std::array<std::string_view, static_cast<std::size_t>(Kind::kinds)> kNames = {
    "required attribute removed",
    "attribute nobody knows",
    "attribute with a slip",
    "attribute in wrong letter case",
    "attribute written twice",
    "run-time member written",
    "element nobody knows",
    "element with a slip",
    "element in wrong letter case",
    "element written twice",
    "element one level too high",
    "element inside itself",
    "section written twice",
    "section of the server in web.config",
    "entry with the same key",
    "the same key in other letter case",
    "section declared twice",
    "text inside an element",
    "word that is no bool",
    "word that is no enum word",
    "enum word with a slip",
    "number for an enum word",
    "word that is no flag",
    "wrong separator of flags",
    "flag named twice",
    "letters for an integer",
    "integer below its range",
    "integer above its range",
    "integer in a gap",
    "no time span",
    "doubtful form of a time span",
    "time span below its range",
    "time span above its range",
    "time span between its steps",
    "negative time span",
    "empty value",
    "name a validator refuses",
    "blanks around a value",
    "letter case of a value",
};

constexpr std::array<std::string_view, static_cast<std::size_t>(Exemption::exemptions)> kReasons = {
    "",
    "the element keeps attributes it does not know, for a provider to read",
    "nothing is known of the content of this element",
    "sections of makers nobody knows may stand here",
    "the collection may hold one key twice",
    "the entries of this collection have no key",
};

/// What is said of a whole that is put together from single facts, and of nothing else: a site without an
/// application, both forms of one setting.
bool is_about_the_whole(const diag::Diagnostic& finding) {
  return finding.rule_id == "site-without-root-application" ||
         finding.rule_id == "override-mode-and-allow-override";
}

bool is_told(const diag::Diagnostic& finding, const Mutation& mutation) {
  const auto& rules = mutation.rules;
  return finding.span == mutation.place && finding.severity >= mutation.least &&
         std::find(rules.begin(), rules.end(), finding.rule_id) != rules.end();
}

std::string listing(const std::vector<diag::Diagnostic>& findings) {
  std::string result;
  for (const diag::Diagnostic& finding : findings) {
    result += "\n      " + std::to_string(finding.span.begin) + "-" + std::to_string(finding.span.end) + " " +
              std::string(to_string(*finding.severity)) + " " + std::string(finding.rule_id) + ": " +
              finding.message;
  }
  return result;
}

}  // namespace

void MutationScore::try_out(const BoundText& text, const Mutation& mutation) {
  if (mutation.exemption != Exemption::none) {
    ++exempt_[static_cast<std::size_t>(mutation.exemption)];
    return;
  }
  Count& count = counts_[static_cast<std::size_t>(mutation.kind)];
  ++count.tried;
  const BoundText changed(apply(text.document.text(), mutation.edits), text.kind);
  const auto findings = judge_.findings(changed);
  const auto told = std::find_if(findings.begin(), findings.end(),
                                 [&](const diag::Diagnostic& finding) { return is_told(finding, mutation); });
  // What Xerces alone finds, binding has overlooked.
  const bool overlooked = std::any_of(findings.begin(), findings.end(), [](const diag::Diagnostic& finding) {
    return finding.rule_id == "schema-violation";
  });
  if (told == findings.end() || overlooked) {
    miss(mutation.kind, mutation.what + " at " + std::to_string(mutation.place.begin) + "-" +
                            std::to_string(mutation.place.end) + listing(findings));
    return;
  }
  ++count.detected;
  if (mutation.meant.empty()) return;
  ++names_.tried;
  if (told->expected == mutation.meant) ++names_.detected;
}

void MutationScore::try_right(const std::string& what, const BoundText& text) {
  ++right_;
  auto findings = judge_.findings(text);
  findings.erase(std::remove_if(findings.begin(), findings.end(),
                                [](const diag::Diagnostic& finding) {
                                  return finding.severity == diag::Severity::info ||
                                         is_about_the_whole(finding);
                                }),
                 findings.end());
  if (!findings.empty()) misses_.push_back("false alarm: " + what + listing(findings));
}

void MutationScore::miss(Kind kind, const std::string& what) {
  misses_.push_back(std::string(kNames[static_cast<std::size_t>(kind)]) + ": " + what);
}

std::size_t MutationScore::missed() const {
  return misses_.size();
}

std::string MutationScore::report() const {
  std::string result;
  const auto line = [&](std::string_view name, const Count& count) {
    if (count.tried == 0) return;
    char text[120];
    std::snprintf(text, sizeof text, "%-38.*s %7zu %7zu %7.2f %%\n", static_cast<int>(name.size()),
                  name.data(), count.tried, count.detected,
                  100.0 * static_cast<double>(count.detected) / static_cast<double>(count.tried));
    result += text;
  };
  for (std::size_t kind = 0; kind < kNames.size(); ++kind)
    line(kNames[kind], counts_[kind]);
  line("the right name said of a slip or case", names_);
  result += "right texts without an error or warning: " + std::to_string(right_) + " tried\n";
  for (std::size_t reason = 1; reason < kReasons.size(); ++reason) {
    if (exempt_[reason] != 0)
      result += std::to_string(exempt_[reason]) + " left out: " + std::string(kReasons[reason]) + "\n";
  }
  constexpr std::size_t kMaxShown = 40;
  for (std::size_t i = 0; i < std::min(misses_.size(), kMaxShown); ++i)
    result += "MISSED " + misses_[i] + "\n";
  return result;
}

}  // namespace iislint::mutation
