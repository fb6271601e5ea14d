#include "rules/checks/server/rewrite/rewrite_back_reference_invalid.h"

#include <algorithm>
#include <string>
#include <utility>

#include "rules/checks/server/support/rewrite_rules.h"

namespace iislint::rules::checks {
namespace {

using Case = RewriteBackReferenceInvalid::Case;

/// What the references of one rule can count on.
struct Groups {
  bool knows_rule = true, knows_conditions = true;  // the patterns can be read
  bool negates = false;
  std::size_t of_rule = 0;
  bool has_conditions = false, takes_last = false;
  rewrite::ConditionGroups of_conditions;
};

template <typename Rule>
Groups groups_of_rule(const Rule& rule) {
  Groups groups;
  const rewrite::Pattern& own = rule.match.pattern();
  groups.knows_rule = !own.problem() && !holds_token(rule.match.text);
  groups.negates = rule.negates;
  groups.of_rule = own.group_count();
  groups.has_conditions = !rule.conditions.all.empty();
  groups.takes_last = !rule.conditions.needs_any && !rule.conditions.tracks_all_captures;
  groups.of_conditions = rewrite::groups_of(rule.conditions);
  groups.knows_conditions =
      std::none_of(rule.conditions.all.begin(), rule.conditions.all.end(), [](const rewrite::Condition& one) {
        return one.type == rewrite::MatchType::pattern &&
               (one.pattern.pattern().problem() || holds_token(one.pattern.text));
      });
  return groups;
}

class Judge {
 public:
  Judge(const FileView& file, Reporter<RewriteBackReferenceInvalid>& reporter)
      : file_(file), reporter_(reporter) {}

  template <typename Rule>
  void judge(const Rule& rule) {
    const Groups groups = groups_of_rule(rule);
    for_each_text(rule, [&](const rewrite::WrittenTemplate& text) {
      const bool is_action = &text == &rule.action.url;
      rewrite::for_each_piece(text.parsed().pieces, [&](const rewrite::Piece& piece) {
        if (piece.kind == rewrite::Piece::Kind::rule_group) judge_rule_group(groups, text, piece);
        if (piece.kind == rewrite::Piece::Kind::condition_group)
          judge_condition_group(groups, text, piece, is_action);
      });
    });
  }

 private:
  void judge_rule_group(const Groups& groups, const rewrite::WrittenTemplate& text,
                        const rewrite::Piece& piece) {
    if (!groups.knows_rule || piece.number == 0) return;
    if (groups.negates) {
      report(Case::negated, text, piece, 0);
    } else if (piece.number > groups.of_rule) {
      report(Case::rule, text, piece, groups.of_rule);
    }
  }

  void judge_condition_group(const Groups& groups, const rewrite::WrittenTemplate& text,
                             const rewrite::Piece& piece, bool is_action) {
    if (!groups.knows_conditions) return;
    const rewrite::ConditionGroups& conditions = groups.of_conditions;
    if (!groups.has_conditions) {
      report(Case::no_conditions, text, piece, 0);
    } else if (piece.number > conditions.most) {
      report(Case::condition, text, piece, conditions.most);
    } else if (is_action && groups.takes_last && piece.number > conditions.always) {
      report(Case::last_condition, text, piece, conditions.always);
    }
  }

  void report(Case which, const rewrite::WrittenTemplate& text, const rewrite::Piece& piece,
              std::size_t groups) {
    RewriteBackReferenceInvalid::Finding finding;
    finding.at = anchor_of_text(file_, text, piece.begin, piece.end);
    finding.args = {.reference = "{" + piece.text + ":" + std::to_string(piece.number) + "}",
                    .groups = groups == 0   ? std::string("no group")
                              : groups == 1 ? std::string("one group")
                                            : std::to_string(groups) + " groups"};
    reporter_.report(which, std::move(finding));
  }

  const FileView& file_;
  Reporter<RewriteBackReferenceInvalid>& reporter_;
};

}  // namespace

void check(const RewriteBackReferenceInvalid& rule, Reporter<RewriteBackReferenceInvalid>& reporter) {
  Judge judge(rule.file(), reporter);
  for_each_rule(rewrite_rules(rule.file()), [&](const auto& one) { judge.judge(one); });
}

}  // namespace iislint::rules::checks
