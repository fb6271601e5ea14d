#include "editor/folding.h"

#include "editor/reading/open_file.h"

namespace iislint::editor {
namespace {

/// The end of the last line before the offset that is not the offset's own.
std::uint32_t end_of_line_before(std::string_view text, std::uint32_t offset) {
  const std::size_t line_end = text.rfind('\n', offset == 0 ? 0 : offset - 1);
  if (line_end == std::string_view::npos) return 0;
  const bool has_return = line_end > 0 && text[line_end - 1] == '\r';
  return static_cast<std::uint32_t>(has_return ? line_end - 1 : line_end);
}

bool spans_lines(std::string_view text, std::uint32_t begin, std::uint32_t end) {
  return end > begin && text.substr(begin, end - begin).find('\n') != std::string_view::npos;
}

}  // namespace

std::vector<Fold> folds(engine::Project& project, const std::string& path) {
  const auto file = open_file(project, path);
  if (!file) return {};
  const xml::Document& document = file->document();
  const std::string_view text = document.text();
  std::vector<Fold> all;
  for (const xml::Node& node : document.nodes) {
    if (node.kind == xml::NodeKind::comment && spans_lines(text, node.begin, node.end)) {
      all.push_back({document.span(node.begin, node.end), FoldKind::comment});
    } else if (node.kind == xml::NodeKind::element) {
      const bool has_end_tag = node.end_tag_begin != xml::kNone;
      const std::uint32_t end = has_end_tag ? end_of_line_before(text, node.end_tag_begin) : node.end;
      if (spans_lines(text, node.begin, end))
        all.push_back({document.span(node.begin, end), FoldKind::element});
    }
  }
  return all;
}

}  // namespace iislint::editor
