#include "rules/checks/server/rewrite/rewrite_header_name_dashes.h"

#include <algorithm>
#include <utility>

#include "base/text.h"
#include "rules/checks/server/support/rewrite_rules.h"

namespace iislint::rules::checks {
namespace {

bool is_header_with_dash(const std::string& name) {
  const std::string lower = base::lower(name);
  const bool is_header = lower.starts_with("http_") || lower.starts_with("response_");
  return is_header && name.find('-') != std::string::npos;
}

class Judge {
 public:
  Judge(const FileView& file, Reporter<RewriteHeaderNameDashes>& reporter)
      : file_(file), reporter_(reporter) {}

  template <typename Rule>
  void judge(const Rule& rule) {
    for_each_text(rule, [&](const rewrite::WrittenTemplate& text) {
      rewrite::for_each_piece(text.parsed().pieces, [&](const rewrite::Piece& piece) {
        if (piece.kind == rewrite::Piece::Kind::variable && is_header_with_dash(piece.text))
          report(text, piece.text, piece.begin, piece.end);
      });
    });
  }

 private:
  void report(const rewrite::WrittenText& text, const std::string& name, std::size_t begin, std::size_t end) {
    std::string right = name;
    std::replace(right.begin(), right.end(), '-', '_');
    RewriteHeaderNameDashes::Finding finding;
    finding.at = anchor_of_text(file_, text, begin, end);
    finding.args = {.name = name, .right = right};
    reporter_.report(std::move(finding));
  }

  const FileView& file_;
  Reporter<RewriteHeaderNameDashes>& reporter_;
};

}  // namespace

void check(const RewriteHeaderNameDashes& rule, Reporter<RewriteHeaderNameDashes>& reporter) {
  Judge judge(rule.file(), reporter);
  for_each_rule(rewrite_rules(rule.file()), [&](const auto& one) { judge.judge(one); });
}

}  // namespace iislint::rules::checks
