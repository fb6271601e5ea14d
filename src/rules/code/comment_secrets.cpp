// Secrets that were commented out and stayed in the file.
#include <algorithm>

#include "base/text.h"
#include "config/connection_string.h"
#include "rules/code/credentials.h"
#include "rules/code_rules.h"
#include "rules/rule_run.h"
#include "schema/text_secrets.h"

namespace iislint::rules::code {
namespace {

/// The name that stands before the "=" of a value inside a comment.
std::string_view name_before(std::string_view text, std::uint32_t begin) {
  std::size_t end = begin;
  const auto is_between = [](char c) { return c == '=' || c == '"' || c == '\'' || base::is_space(c); };
  while (end > 0 && is_between(text[end - 1]))
    --end;
  std::size_t start = end;
  const auto is_part = [](char c) {
    return base::is_digit(c) || (base::to_lower(c) >= 'a' && base::to_lower(c) <= 'z') || c == '_';
  };
  while (start > 0 && is_part(text[start - 1]))
    --start;
  return text.substr(start, end - start);
}

/// Whether the value that begins there is one of an attribute: a name, "=" and a quote, with nothing between.
/// Prose that only speaks of a password is hidden from reports, but tells nothing for certain.
bool is_attribute_value(std::string_view text, std::uint32_t begin) {
  if (begin < 2 || (text[begin - 1] != '"' && text[begin - 1] != '\'') || text[begin - 2] != '=')
    return false;
  const std::string_view name = name_before(text, begin);
  const std::size_t start = begin - 2 - name.size();
  return !name.empty() && start > 0 && base::is_space(text[start - 1]);
}

/// The addresses and connection strings with passwords in one comment, asked for from left to right.
class InnerSecrets {
 public:
  explicit InnerSecrets(std::string_view comment) : ranges_(schema::secrets_in_text(comment)) {
    std::sort(ranges_.begin(), ranges_.end(),
              [](const schema::TextRange& a, const schema::TextRange& b) { return a.begin < b.begin; });
  }

  bool touch(std::uint32_t begin, std::uint32_t end) {
    while (next_ < ranges_.size() && ranges_[next_].end <= begin)
      ++next_;
    return next_ < ranges_.size() && ranges_[next_].begin < end;
  }

 private:
  std::vector<schema::TextRange> ranges_;
  std::size_t next_ = 0;
};

bool is_usable_in_comment(std::string_view text) {
  if (is_stand_in(text) || is_word_for_secret(text) || text.size() < 3) return false;
  if (text.find('=') == std::string_view::npos) return true;
  const config::ConnectionLogon logon = config::logon_of(text);
  return !logon.names_server || (logon.password && !is_stand_in(*logon.password));
}

}  // namespace

void comment_with_secret(RuleRun& run) {
  const xml::Document& document = run.document();
  const auto& secrets = run.config().binding().secrets;
  std::size_t next = 0;
  for (xml::NodeId id = 1; id < document.nodes.size() && next < secrets.size(); ++id) {
    const xml::Node& node = document.node(id);
    if (node.kind != xml::NodeKind::comment) continue;
    while (next < secrets.size() && secrets[next].begin < node.begin)
      ++next;
    if (next == secrets.size() || secrets[next].begin >= node.end) continue;
    InnerSecrets inner(document.text().substr(node.begin, node.end - node.begin));
    for (; next < secrets.size() && secrets[next].end <= node.end; ++next) {
      const source::Span& span = secrets[next];
      if (!is_attribute_value(document.text(), span.begin) &&
          !inner.touch(span.begin - node.begin, span.end - node.begin))
        continue;
      if (!is_usable_in_comment(document.file().text(span))) continue;
      Details details;
      details.at = Spot{span, std::string(), std::nullopt};
      const std::string_view name = name_before(document.text(), span.begin);
      details.holes = {{"name", name.empty() ? std::string() : " (" + std::string(name) + ")"}};
      run.report("", std::move(details));
      break;  // one word for each comment
    }
  }
}

}  // namespace iislint::rules::code
