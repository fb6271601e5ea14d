// The one type of finding. Producers fill it, the engine completes and orders it, formats render it.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "diag/builtin_rules.h"
#include "diag/rule_info.h"
#include "diag/suppression.h"
#include "source/span.h"

namespace iislint::diag {

/// Another place that matters for the finding, with what is to be seen there.
struct Related {
  std::string message;
  source::Span span;
};

struct Edit {
  source::Span span;  ///< replaced; an empty one inserts
  std::string new_text;
};

enum class FixSafety : std::uint8_t { safe, unsafe };

struct Fix {
  std::string title;
  FixSafety safety = FixSafety::unsafe;
  std::vector<Edit> edits;
};

/// A text of the rule table, borrowed, so that ten thousand findings of a rule have it once; or one that was
/// made for the finding.
class HelpText {
 public:
  HelpText() = default;
  HelpText(const char* text) : text_(text) {}
  HelpText(std::string_view text) : text_(text) {}
  HelpText(std::string text) : own_(std::make_shared<const std::string>(std::move(text))), text_(*own_) {}

  std::string_view view() const { return text_; }
  operator std::string_view() const { return text_; }
  bool empty() const { return text_.empty(); }

 private:
  std::shared_ptr<const std::string> own_;
  std::string_view text_;
};

/// Owns its strings but for `rule`; needs a SourceStore to be rendered. Always has exactly one primary span.
struct Diagnostic {
  /// Names the rule and where it is wrong; the rest may be filled in later.
  Diagnostic(BuiltinRule id, source::Span primary, std::string text)
      : rule_id(facts_of(id).id), builtin(id), span(primary), message(std::move(text)) {}
  /// Of a rule whose entry outlives the finding.
  Diagnostic(const RuleInfo& info, source::Span primary, std::string text)
      : rule_id(info.id), span(primary), message(std::move(text)), rule(&info) {}

  std::string_view rule_id;
  std::optional<BuiltinRule> builtin;  ///< unset: of a rule proper
  source::Span span;
  std::string message;
  std::optional<Severity> severity;  ///< unset: the rule's own; the engine always sets it
  Confidence confidence = Confidence::high;
  const RuleInfo* rule = nullptr;  ///< the table's entry; of a builtin one set by the engine
  std::string config_path;  ///< "system.applicationHost/sites/site[@name='files']/…/@validationFlags"
  std::vector<std::string> sites;  ///< affected sites
  std::optional<std::string> actual;
  std::optional<std::string> expected;
  HelpText help;
  std::string server_error;  ///< what IIS itself shows for it, with its code; empty where that is not known
  std::vector<Related> related;
  std::vector<Fix> fixes;
  std::string fingerprint;                         ///< 16 hexadecimal digits; set by the engine
  std::shared_ptr<const Suppression> suppression;  ///< of a finding that is silenced and does not count
};

/// The help with what IIS shows behind it, for reports that have one text for both.
std::string whole_help(const Diagnostic& diagnostic);

/// Orders by place (file, begin, end), then rule and message, then everything else that is visible.
bool comes_before(const Diagnostic& a, const Diagnostic& b);

/// Sorts by comes_before and joins findings that differ only in the sites they are seen on: the sites and
/// related places are merged. At most `kMaxRelated` related places are kept.
void sort_and_join(std::vector<Diagnostic>& diagnostics);

inline constexpr std::size_t kMaxRelated = 10;

}  // namespace iislint::diag
