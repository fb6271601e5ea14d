#include "report/pages/rule_page.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <vector>

#include "report/pages/page_layout.h"
#include "report/pages/rule_facts.h"
#include "report/terminal/ansi_style.h"
#include "report/terminal/terminal_text.h"

namespace iislint::report {
namespace {

constexpr std::string_view kHelpTitle = "What to do";
constexpr std::string_view kBad = "Bad";
constexpr std::string_view kGood = "Good";

/// Plain text that Markdown takes for plain text.
std::string escaped(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (std::string_view("\\`*_<[]|&").find(c) != std::string_view::npos) result += '\\';
    result += c;
  }
  return result;
}

std::string markdown_of(const FactValue& value) {
  if (value.address.empty()) return escaped(value.text);
  if (value.address == value.text) return "<" + value.address + ">";
  return "[" + escaped(value.text) + "](" + value.address + ")";
}

std::string fact_table(const diag::RuleInfo& rule) {
  std::string table = "| | |\n|---|---|\n";
  for (const Fact& fact : facts_of(rule)) {
    std::string cell;
    for (const FactValue& value : fact.values)
      cell += (cell.empty() ? "" : ", ") + markdown_of(value);
    table += "| " + fact.name + " | " + cell + " |\n";
  }
  return table;
}

std::string fact_lines(const diag::RuleInfo& rule, const TextOptions& options) {
  const std::vector<Fact> facts = facts_of(rule);
  std::size_t widest = 0;
  for (const Fact& fact : facts)
    widest = std::max(widest, fact.name.size());
  const std::size_t indent = 2 + widest + 2;
  const auto room =
      static_cast<unsigned>(std::max<std::size_t>(std::min(options.width, kMeasure), indent + 20) - indent);
  const Paint paint(options.colour);
  std::string text;
  for (const Fact& fact : facts) {
    std::string joined;
    for (const FactValue& value : fact.values)
      joined += (joined.empty() ? "" : ", ") + value.text;
    joined = printable(joined);
    const Run run{RunStyle::plain, joined};
    std::string gap(indent - 2 - fact.name.size(), ' ');
    text += "  " + paint(Style::dim, fact.name);
    for (std::string line : set_lines({&run, 1}, room, options.colour)) {
      if (&fact == &facts.front()) line = paint(style_of(rule.severity), line);
      text += gap + line + "\n";
      gap.assign(indent, ' ');
    }
  }
  return text;
}

bool is_section(const Block& block) {
  return block.kind == BlockKind::heading && block.level == 2;
}

Block text_block(BlockKind kind, unsigned level, std::string_view text) {
  return {kind, level, {{RunStyle::plain, text}}, {}};
}

using Blocks = std::vector<Block>;

Blocks::iterator find_section(Blocks& blocks, std::string_view title) {
  return std::find_if(blocks.begin(), blocks.end(), [title](const Block& block) {
    return is_section(block) && !block.runs.empty() && block.runs.front().text == title;
  });
}

/// The help as a section before the examples.
void put_help(Blocks& blocks, std::string_view help) {
  if (help.empty()) return;
  const Block section[] = {text_block(BlockKind::heading, 2, kHelpTitle),
                           text_block(BlockKind::paragraph, 0, help)};
  blocks.insert(find_section(blocks, kBad), std::begin(section), std::end(section));
}

/// The first code block of a section, or nullptr.
Block* example_of(Blocks& blocks, std::string_view title) {
  auto at = find_section(blocks, title);
  if (at == blocks.end()) return nullptr;
  for (++at; at != blocks.end() && !is_section(*at); ++at) {
    if (at->kind == BlockKind::code_block) return &*at;
  }
  return nullptr;
}

std::vector<Run> lines_of(const Block& code) {
  std::vector<Run> lines;
  for (const Run& run : code.runs) {
    for (std::size_t begin = 0; begin < run.text.size();) {
      const std::size_t end = std::min(run.text.find('\n', begin), run.text.size() - 1) + 1;
      lines.push_back({run.style, run.text.substr(begin, end - begin)});
      begin = end;
    }
  }
  return lines;
}

bool holds(std::span<const Run> lines, std::string_view text) {
  return std::any_of(lines.begin(), lines.end(), [text](const Run& line) { return line.text == text; });
}

/// The lines of `code` that `other` has not, marked; nothing where that is most of them.
std::vector<Run> marked(std::vector<Run> code, std::span<const Run> other, RunStyle style) {
  std::vector<Run> result = code;
  std::size_t count = 0;
  for (Run& line : result) {
    if (holds(other, line.text)) continue;
    line.style = style;
    ++count;
  }
  return count * 2 > code.size() ? code : result;
}

/// Between fifteen equal lines nobody finds the one that matters.
void mark_difference(Blocks& blocks) {
  Block* bad = example_of(blocks, kBad);
  Block* good = example_of(blocks, kGood);
  if (bad == nullptr || good == nullptr) return;
  const std::vector<Run> bad_lines = lines_of(*bad), good_lines = lines_of(*good);
  bad->runs = marked(bad_lines, good_lines, RunStyle::removed);
  good->runs = marked(good_lines, bad_lines, RunStyle::added);
}

/// The rule of a user: its page, if there is one, is shown as it was written.
std::string unparsed_as_text(const diag::RuleInfo& rule, const TextOptions& options) {
  std::string text =
      printable(rule.id) + "\n\n" + printable(rule.summary) + ".\n\n" + fact_lines(rule, options);
  if (!rule.help.empty()) {
    const std::string help = printable_lines(rule.help);
    const Run run{RunStyle::plain, help};
    text += "\n" + std::string(kHelpTitle) + "\n";
    for (const std::string& line :
         set_lines({&run, 1}, std::min(options.width, kMeasure) - 2, options.colour))
      text += "  " + line + "\n";
  }
  return rule.page.empty() ? text : text + "\n" + printable_lines(rule.page);
}

}  // namespace

std::string rule_as_text(const diag::RuleInfo& rule, const TextOptions& options) {
  if (rule.parsed_page.empty()) return unparsed_as_text(rule, options);
  Blocks blocks = read_page(rule.parsed_page);
  put_help(blocks, rule.help);
  mark_difference(blocks);
  const auto first = std::find_if(blocks.begin(), blocks.end(), is_section);
  const auto sections = static_cast<std::size_t>(first - blocks.begin());
  const std::span<const Block> all(blocks);
  return set_page(all.first(sections), options) + "\n" + fact_lines(rule, options) + "\n" +
         set_page(all.subspan(sections), options);
}

std::string rule_as_markdown(const diag::RuleInfo& rule) {
  std::string page(rule.page);
  if (!page.starts_with("# "))
    page = "# " + std::string(rule.id) + "\n\n" + escaped(rule.summary) + ".\n" +
           (page.empty() ? "" : "\n" + page);
  const auto insert_before = [&page](const std::string& heading, const std::string& text) {
    const std::size_t at = page.find("\n## " + heading);
    page.insert(at == std::string::npos ? page.size() : at + 1, text + "\n");
  };
  if (!rule.help.empty()) {
    insert_before(std::string(kBad) + "\n",
                  "## " + std::string(kHelpTitle) + "\n\n" + escaped(rule.help) + "\n");
  }
  insert_before("", fact_table(rule));
  return printable_lines(page);
}

std::string rules_as_markdown(std::span<const diag::RuleInfo* const> rules) {
  std::map<std::string_view, std::map<std::string_view, std::string>> rows;
  for (const diag::RuleInfo* rule : rules) {
    const std::string id(rule->id);
    rows[rule->area][rule->category] += "| [" + id + "](" + id + ".md) | " + escaped(severity_text(*rule)) +
                                        " | " + escaped(rule->summary) + " |\n";
  }
  std::string text =
      "# Rules\n\nGenerated by `tools/generate_docs` from the pages and definitions in `rules/`.\n"
      "`iislint explain ID` shows a page in the terminal.\n";
  for (const auto& [area, categories] : rows) {
    text += "\n## " + std::string(area) + "\n";
    for (const auto& [category, lines] : categories) {
      text += "\n### " + std::string(category) + "\n\n| Rule | Severity | Summary |\n|---|---|---|\n" + lines;
    }
  }
  return printable_lines(text);
}

}  // namespace iislint::report
