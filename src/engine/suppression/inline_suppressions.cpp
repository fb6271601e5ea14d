#include "engine/suppression/inline_suppressions.h"

#include <algorithm>
#include <unordered_map>

#include "base/nearest.h"
#include "base/text.h"
#include "engine/suppression/suppression_comment.h"
#include "schema/binding/config_path.h"
#include "xml/anchor.h"

namespace iislint::engine {
namespace {

using diag::BuiltinRule;
using diag::Diagnostic;

constexpr std::string_view kOpen = "<!--", kClose = "-->";
constexpr std::size_t kLongestQuote = 60;
constexpr std::size_t kMaxSuggestions = 100;  // in one file: looking for the nearest id costs

constexpr int kMostNamed = 2;  // in one comment: the second one says that the rule is named again

const char* const kGrammar = "<!-- iislint-ignore RULE, RULE until YYYY-MM-DD: REASON -->";

class CommentReader {
 public:
  CommentReader(const ParsedFile& parsed, const rules::RuleSet& rules, InlineSuppressions& result)
      : parsed_(parsed), document_(parsed.document), rules_(rules), result_(result) {}

  void read(xml::NodeId id) {
    const xml::Node& node = document_.node(id);
    const std::string_view whole = document_.text().substr(node.begin, node.end - node.begin);
    if (whole.size() < kOpen.size() + kClose.size() || !whole.ends_with(kClose)) return;  // never closed
    text_ = whole.substr(kOpen.size(), whole.size() - kOpen.size() - kClose.size());
    begin_ = node.begin + static_cast<std::uint32_t>(kOpen.size());
    const auto comment = read_suppression_comment(text_);
    if (!comment) return;
    id_ = id;
    if (comment->mistake) {
      report(*comment);
    } else if (find_cover(*comment)) {
      add_rules(*comment);
    }
  }

 private:
  source::Span span(const WordRange& range) const {
    return document_.span(begin_ + static_cast<std::uint32_t>(range.begin),
                          begin_ + static_cast<std::uint32_t>(range.end));
  }

  bool is_secret(const source::Span& place) const {
    return xml::touches(parsed_.secrets, place.begin, place.end);
  }

  /// The words as a message may repeat them.
  std::string quoted(const WordRange& range) const {
    const std::string_view words = range.of(text_);
    if (words.size() > kLongestQuote || is_secret(span(range))) return "this";
    return "'" + on_one_line(range) + "'";
  }

  /// With *** for secrets, and one blank where there is white space.
  std::string on_one_line(const WordRange& range) const {
    const source::Span whole = span(range);
    std::string shown;
    std::uint32_t at = whole.begin;
    const auto append = [&](std::uint32_t end) {
      for (; at < end; ++at) {
        const char c = document_.text()[at];
        if (!base::is_space(c))
          shown += c;
        else if (!shown.empty() && shown.back() != ' ')
          shown += ' ';
      }
    };
    const auto after = std::partition_point(parsed_.secrets.begin(), parsed_.secrets.end(),
                                            [&](const source::Span& s) { return s.end <= whole.begin; });
    for (auto secret = after; secret != parsed_.secrets.end() && secret->begin < whole.end; ++secret) {
      append(std::max(at, secret->begin));
      shown += "***";
      at = std::min(secret->end, whole.end);
    }
    append(whole.end);
    return shown;
  }

  Diagnostic& malformed(const WordRange& at, std::string message) {
    Diagnostic finding(BuiltinRule::suppression_malformed, span(at), std::move(message));
    if (!is_secret(finding.span)) finding.actual = std::string(at.of(text_).substr(0, kLongestQuote));
    finding.config_path = path_of(document_.node(id_).parent);
    return result_.malformed.emplace_back(std::move(finding));
  }

  static void offer(Diagnostic& finding, std::string_view word) {
    finding.expected = std::string(word);
    finding.fixes.push_back(
        {"Write " + std::string(word), diag::FixSafety::unsafe, {{finding.span, std::string(word)}}});
  }

  void report(const SuppressionComment& comment) {
    const WordRange& at = comment.mistaken;
    switch (*comment.mistake) {
      case CommentMistake::unknown_keyword:
        return report_keyword(at);
      case CommentMistake::no_rules:
        malformed(at, "this comment names no rule, so it suppresses nothing").expected = kGrammar;
        return;
      case CommentMistake::no_reason:
        malformed(at,
                  "this comment gives no reason, so it suppresses nothing: write a colon after the rules, "
                  "and the reason after it")
            .expected = kGrammar;
        return;
      case CommentMistake::stray_word:
        malformed(at, quoted(at) +
                          " is not allowed here, so this comment suppresses nothing: a comma belongs "
                          "between rules, a colon before the reason")
            .expected = kGrammar;
        return;
      case CommentMistake::invalid_date:
        malformed(
            at, (at.of(text_) == "until" ? "no date follows 'until'" : quoted(at) + " is not a valid date") +
                    ", so this comment suppresses nothing: write the last day as YYYY-MM-DD");
        return;
      case CommentMistake::late_date:
        malformed(at, "the last day belongs before the colon, so this comment suppresses nothing").expected =
            kGrammar;
        return;
    }
  }

  void report_keyword(const WordRange& at) {
    constexpr std::string_view kKeywords[] = {kIgnore, kIgnoreFile};
    // Other tools tell a line from a file: what is meant for the next line is meant for the next element.
    const bool is_for_line = at.of(text_).find("line") != std::string_view::npos;
    const auto near = is_for_line ? std::optional(kIgnore) : base::nearest(at.of(text_), kKeywords);
    std::string message = quoted(at) + " is not a keyword of iislint";
    if (near) message += "; did you mean '" + std::string(*near) + "'?";
    Diagnostic& finding = malformed(at, std::move(message));
    if (near) {
      offer(finding, *near);
    } else {
      finding.expected = std::string(kIgnore) + " or " + std::string(kIgnoreFile);
    }
  }

  /// What the comment covers; false when that is nothing.
  bool find_cover(const SuppressionComment& comment) {
    const xml::NodeId root = document_.root();
    if (comment.is_for_file) {
      if (!stands_for_file(root)) {
        Diagnostic& finding =
            malformed(comment.keyword,
                      "a comment for the whole file must come before the root element, or inside it "
                      "before all other elements; here it suppresses nothing");
        offer(finding, kIgnore);
        return false;
      }
      cover_ = xml::kNone;
      covered_ = document_.span(0, static_cast<std::uint32_t>(document_.text().size()));
      element_ = std::make_shared<const CoveredElement>(CoveredElement{path_of(root), {}});
      return true;
    }
    const xml::NodeId next = next_element();
    if (next == xml::kNone) {
      malformed(comment.keyword,
                "no element follows this comment, so it suppresses nothing: it must come "
                "before the element, not inside or after it");
      return false;
    }
    if (next == cover_) return true;
    cover_ = next;
    covered_ = document_.span(document_.node(next).begin, document_.node(next).end);
    element_ = std::make_shared<const CoveredElement>(CoveredElement{
        path_of(next), parsed_.binding ? schema::shown_site(document_, *parsed_.binding, next) : ""});
    return true;
  }

  /// The element behind the comment, or kNone. Comments come in their order: those between one and the
  /// element behind it have the same.
  xml::NodeId next_element() {
    const xml::Node& comment = document_.node(id_);
    const bool is_known = searched_ != xml::kNone && document_.node(searched_).parent == comment.parent &&
                          (found_ == xml::kNone || found_ > id_);
    if (is_known) return found_;
    searched_ = id_;
    found_ = first_element(comment.next_sibling);
    return found_;
  }

  /// The first element of the siblings that begin with that node, or kNone.
  xml::NodeId first_element(xml::NodeId id) const {
    while (id != xml::kNone && document_.node(id).kind != xml::NodeKind::element)
      id = document_.node(id).next_sibling;
    return id;
  }

  bool stands_for_file(xml::NodeId root) {
    if (root == xml::kNone) return true;
    if (!first_in_root_) first_in_root_ = first_element(document_.node(root).first_child);
    const xml::NodeId first = *first_in_root_;
    const std::uint32_t begin = document_.node(id_).begin;
    if (begin < document_.node(root).begin) return true;
    return document_.node(id_).parent == root && (first == xml::kNone || begin < document_.node(first).begin);
  }

  std::string path_of(xml::NodeId element) const {
    if (!parsed_.binding || element == xml::kNone || document_.node(element).kind != xml::NodeKind::element)
      return {};
    return schema::key_path(document_, *parsed_.binding, element);
  }

  void add_rules(const SuppressionComment& comment) {
    diag::Suppression shown;
    shown.reason = on_one_line(comment.reason);
    if (comment.until) shown.until = base::to_string(*comment.until);
    shown.comment = document_.span(document_.node(id_).begin, document_.node(id_).end);
    const auto shared = std::make_shared<const diag::Suppression>(std::move(shown));
    std::unordered_map<const diag::RuleInfo*, int> named;
    for (std::size_t i = 0; i < comment.rules.size(); ++i) {
      const WordRange& word = comment.rules[i];
      InlineSuppression one;
      one.rule = rules_.find(word.of(text_));
      if (!can_be_silenced(one.rule, word)) continue;
      if (++named[one.rule] > kMostNamed) continue;
      one.covered = covered_;
      one.name = span(word);
      if (comment.until) one.date = span(comment.date);
      one.until = comment.until;
      one.element = element_;
      one.is_alone_in_comment = comment.rules.size() == 1;
      one.removed = removed_with(comment, i);
      one.shown = shared;
      result_.all.push_back(std::move(one));
    }
  }

  bool can_be_silenced(const diag::RuleInfo* rule, const WordRange& word) {
    if (rule == nullptr) {
      report_unknown_rule(word);
      return false;
    }
    if (rule->suppressible) return true;
    malformed(word, std::string(rule->id) + " cannot be suppressed by a comment").expected =
        "a rule that can be suppressed";
    return false;
  }

  std::optional<std::string_view> nearest_rule(std::string_view written) const {
    std::vector<std::string_view> ids;
    for (const diag::RuleInfo* info : rules_.infos()) {
      if (info->suppressible) ids.push_back(info->id);
    }
    return base::nearest(written, ids);
  }

  void report_unknown_rule(const WordRange& word) {
    const std::string_view hint = diag::pattern_hint(word.of(text_));
    const bool may_suggest = hint.empty() && result_.malformed.size() < kMaxSuggestions;
    const auto near = may_suggest ? nearest_rule(word.of(text_)) : std::nullopt;
    std::string message = "there is no rule " + quoted(word) + std::string(hint);
    if (near) message += "; did you mean '" + std::string(*near) + "'?";
    Diagnostic& finding = malformed(word, std::move(message));
    if (near) offer(finding, *near);
  }

  /// The whole comment when it names one rule, else the name with a comma beside it.
  source::Span removed_with(const SuppressionComment& comment, std::size_t i) const {
    if (comment.rules.size() == 1) return xml::whole_of(document_, id_);
    const bool is_last = i + 1 == comment.rules.size();
    const WordRange gone{is_last ? comment.rules[i - 1].end : comment.rules[i].begin,
                         is_last ? comment.rules[i].end : comment.rules[i + 1].begin};
    return span(gone);
  }

  const ParsedFile& parsed_;
  const xml::Document& document_;
  const rules::RuleSet& rules_;
  InlineSuppressions& result_;
  xml::NodeId id_ = xml::kNone;
  std::string_view text_;
  std::uint32_t begin_ = 0;                   // of text_ in the file
  std::optional<xml::NodeId> first_in_root_;  // the element; kNone when there is none
  xml::NodeId searched_ = xml::kNone;         // the comment behind which found_ was looked for
  xml::NodeId found_ = xml::kNone;
  xml::NodeId cover_ = xml::kNone;  // the element that the following describe; kNone: not of an element
  source::Span covered_;
  std::shared_ptr<const CoveredElement> element_;
};

}  // namespace

diag::Fix InlineSuppression::removal() const {
  return {is_alone_in_comment ? "Remove the comment" : "Remove the rule from the comment",
          diag::FixSafety::safe,
          {{removed, ""}}};
}

InlineSuppressions inline_suppressions(const ParsedFile& parsed, const rules::RuleSet& rules) {
  InlineSuppressions result;
  CommentReader reader(parsed, rules, result);
  for (xml::NodeId id = 1; id < parsed.document.nodes.size(); ++id) {
    if (parsed.document.node(id).kind == xml::NodeKind::comment) reader.read(id);
  }
  return result;
}

}  // namespace iislint::engine
