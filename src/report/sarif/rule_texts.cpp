#include "report/sarif/rule_texts.h"

#include "base/utf8.h"
#include "report/pages/page_blocks.h"
#include "report/terminal/terminal_text.h"

namespace iislint::report {
namespace {

constexpr std::size_t kMaxDescription = 1024;  // characters that GitHub takes

std::string text_of(const Block& block) {
  std::string text;
  for (const Run& run : block.runs)
    text += run.text;
  return text;
}

/// The first paragraph below the first section of the page, which says what the rule finds.
std::string first_paragraph(const diag::RuleInfo& rule) {
  bool in_section = false;
  for (const Block& block : read_page(rule.parsed_page)) {
    if (block.kind == BlockKind::heading && block.level == 2) in_section = true;
    if (in_section && block.kind == BlockKind::paragraph) return text_of(block);
  }
  return {};
}

std::string sentence(std::string_view summary) {
  std::string text(summary);
  if (!text.empty() && text.back() != '.') text += '.';
  return text;
}

/// Cut between characters; those beyond the basic plane count twice, as where the limit is checked.
std::string shortened(const std::string& text) {
  if (base::utf16_length(text) <= kMaxDescription) return text;
  std::size_t at = 0;
  for (std::size_t units = 0; at < text.size();) {
    const base::CodePoint c = base::decode_utf8(text, at);
    units += c.value >= 0x10000 ? 2 : 1;
    if (units > kMaxDescription - 1) break;
    at += c.size;
  }
  return text.substr(0, at) + "…";
}

}  // namespace

std::string pascal_case(std::string_view rule_id) {
  std::string name;
  bool at_word = true;
  for (const char c : rule_id) {
    if (c == '-' || c == '/') {
      at_word = true;
      continue;
    }
    name += at_word && c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    at_word = false;
  }
  return name;
}

std::string full_description(const diag::RuleInfo& rule) {
  const std::string found = first_paragraph(rule);
  return shortened(printable(found.empty() ? sentence(rule.summary) : found));
}

std::string help_text(const diag::RuleInfo& rule) {
  std::string text = printable_lines(rule.help);
  if (text.empty()) text = printable(sentence(rule.summary));
  if (!rule.url.empty()) text += "\nSee " + printable(rule.url);
  return text;
}

}  // namespace iislint::report
