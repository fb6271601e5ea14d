#include "rules/checks/server/rewrite/rewrite_header_name_dashes.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

#include "base/text.h"
#include "base/word_list.h"
#include "rules/checks/server/support/rewrite_rules.h"

namespace iislint::rules::checks {
namespace {

using Case = RewriteHeaderNameDashes::Case;

bool is_header_with_dash(const std::string& name) {
  const std::string lower = base::lower(name);
  const bool is_header = lower.starts_with("http_") || lower.starts_with("response_");
  return is_header && name.find('-') != std::string::npos;
}

/// Whether it is the name of a request header, written as clients write it.
bool is_bare_header(const std::string& name) {
  constexpr std::string_view kHeaders[] = {"Host",
                                           "Cookie",
                                           "Authorization",
                                           "Referer",
                                           "Origin",
                                           "X-Forwarded-Proto",
                                           "X-Forwarded-For",
                                           "X-Forwarded-Host",
                                           "X-Forwarded-Port",
                                           "X-Real-IP",
                                           "User-Agent",
                                           "Accept-Encoding",
                                           "Accept-Language",
                                           "Content-Type",
                                           "If-Modified-Since",
                                           "X-Original-URL",
                                           "X-Requested-With"};
  return base::has_word(kHeaders, name) || base::lower(name).starts_with("x-");
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

  void judge_variables(const rewrite::InboundRule& rule) {
    for (const rewrite::ServerVariable& one : rule.variables) {
      const std::string& name = one.name.text;
      if (!one.name.is_written() || holds_token(name)) continue;
      if (is_header_with_dash(name)) {
        report(one.name, name, 0, name.size());
      } else if (is_bare_header(name)) {
        report(Case::bare, one.name, name, "HTTP_" + upper(name), 0, name.size());
      }
    }
  }

 private:
  static std::string upper(std::string text) {
    for (char& c : text)
      c = c == '-' ? '_' : c >= 'a' && c <= 'z' ? static_cast<char>(c - ('a' - 'A')) : c;
    return text;
  }

  void report(const rewrite::WrittenText& text, const std::string& name, std::size_t begin, std::size_t end) {
    std::string right = name;
    std::replace(right.begin(), right.end(), '-', '_');
    report(Case::dashes, text, name, right, begin, end);
  }

  void report(Case which, const rewrite::WrittenText& text, const std::string& name, const std::string& right,
              std::size_t begin, std::size_t end) {
    RewriteHeaderNameDashes::Finding finding;
    finding.at = anchor_of_text(file_, text, begin, end);
    finding.args = {.name = name, .right = right};
    reporter_.report(which, std::move(finding));
  }

  const FileView& file_;
  Reporter<RewriteHeaderNameDashes>& reporter_;
};

}  // namespace

void check(const RewriteHeaderNameDashes& rule, Reporter<RewriteHeaderNameDashes>& reporter) {
  Judge judge(rule.file(), reporter);
  for_each_rule(rewrite_rules(rule.file()), [&](const auto& one) { judge.judge(one); });
  for_each_inbound(rewrite_rules(rule.file()),
                   [&](const rewrite::InboundRule& one) { judge.judge_variables(one); });
}

}  // namespace iislint::rules::checks
