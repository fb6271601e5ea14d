#include "report/html/page_html.h"

#include <algorithm>

#include "report/html/html_text.h"
#include "report/pages/page_blocks.h"
#include "report/pages/rule_facts.h"

namespace iislint::report {
namespace {

const char* tag_of(BlockKind kind) {
  switch (kind) {
    case BlockKind::bullets:
      return "ul";
    case BlockKind::numbers:
      return "ol";
    case BlockKind::item:
      return "li";
    case BlockKind::quote:
      return "blockquote";
    case BlockKind::table:
      return "table";
    case BlockKind::row:
      return "tr";
    case BlockKind::cell:
      return "td";
    default:
      return "p";
  }
}

const char* tag_of(RunStyle style) {
  switch (style) {
    case RunStyle::code:
      return "code";
    case RunStyle::emphasis:
      return "em";
    case RunStyle::strong:
      return "strong";
    default:
      return nullptr;
  }
}

std::string element(const std::string& tag, const std::string& content) {
  return "<" + tag + ">" + content + "</" + tag + ">";
}

std::string html_of(const std::vector<Run>& runs) {
  std::string html;
  for (const Run& run : runs) {
    const char* tag = tag_of(run.style);
    html += tag == nullptr ? html_text(run.text) : element(tag, html_text(run.text));
  }
  return html;
}

std::string html_of(const Block& block, bool in_head = false) {
  switch (block.kind) {
    case BlockKind::heading:
      return element("h" + std::to_string(std::min(block.level + 2, 6U)), html_of(block.runs)) + "\n";
    case BlockKind::code_block: {
      std::string text;
      for (const Run& run : block.runs)
        text += run.text;
      return "<pre>" + html_lines(text.substr(0, text.find_last_not_of('\n') + 1)) + "</pre>\n";
    }
    case BlockKind::line:
      return "<hr>\n";
    case BlockKind::cell:
      return in_head ? "<th scope=\"col\">" + html_of(block.runs) + "</th>"
                     : element("td", html_of(block.runs));
    default:
      break;
  }
  std::string content = html_of(block.runs);
  const bool is_table = block.kind == BlockKind::table;
  for (const Block& child : block.children)
    content += html_of(child, is_table ? &child == &block.children.front() : in_head);
  return element(tag_of(block.kind), content) + "\n";
}

std::string fact_list(const diag::RuleInfo& rule) {
  std::string html = "<dl class=\"facts\">\n";
  for (const Fact& fact : facts_of(rule)) {
    html += "<dt>" + html_text(fact.name) + "</dt><dd>";
    for (const FactValue& value : fact.values) {
      if (&value != &fact.values.front()) html += ", ";
      html += html_link(value.address, value.text);
    }
    html += "</dd>\n";
  }
  return html + "</dl>\n";
}

}  // namespace

std::string rule_as_html(const diag::RuleInfo& rule) {
  std::string html = fact_list(rule);
  if (!rule.help.empty()) html += "<h4>What to do</h4>\n" + element("p", html_text(rule.help)) + "\n";
  if (rule.parsed_page.empty()) {  // of a user's rule: as it was written
    return rule.page.empty() ? html : html + "<pre>" + html_lines(rule.page) + "</pre>\n";
  }
  for (const Block& block : read_page(rule.parsed_page)) {
    if (block.kind != BlockKind::heading || block.level > 1) html += html_of(block);
  }
  return html;
}

}  // namespace iislint::report
